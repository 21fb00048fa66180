<?xml version="1.0" encoding="UTF-8"?>
<!-- Component fichiers: a real file input, the rules above it, the files already received below it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="c str">

  <xsl:template match="c:champ[c:composant = 'fichiers']" mode="champ">
    <fieldset>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset'"/></xsl:apply-templates>
      <xsl:attribute name="data-maximum"><xsl:value-of select="c:occurrencesMax"/></xsl:attribute>
      <xsl:attribute name="data-echec"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.envoi-echoue'"/></xsl:call-template></xsl:attribute>
      <xsl:apply-templates select="." mode="legende"/>
      <xsl:apply-templates select="." mode="envoi"/>
      <xsl:if test="c:fichier"><ul class="wsc-files"><xsl:apply-templates select="c:fichier" mode="recu"/></ul></xsl:if>
      <xsl:apply-templates select="." mode="modele"/>
    </fieldset>
  </xsl:template>

  <!-- The line that the script copies for a file under way. -->
  <xsl:template match="c:champ" mode="modele">
    <template>
      <li>
        <button class="wsc-button wsc-button--quiet wsc-button--small wsc-files-act" type="button" hidden="hidden">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.retirer'"/></xsl:call-template>
          <span class="wsc-hidden"/>
        </button>
        <strong class="wsc-files-name"/>
        <br/>
        <progress max="1" value="0"><xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.envoi'"/></xsl:call-template></xsl:attribute></progress>
        <span class="wsc-small wsc-quiet wsc-files-state" role="status">
          <xsl:attribute name="data-recu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.recu'"/></xsl:call-template></xsl:attribute>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.envoi'"/></xsl:call-template>
        </span>
      </li>
    </template>
  </xsl:template>

  <xsl:template match="c:champ" mode="envoi">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <div class="wsc-drop">
      <label class="wsc-label" for="{$id}">
        <xsl:call-template name="nombre">
          <xsl:with-param name="cle" select="'formulaire.fichiers'"/>
          <xsl:with-param name="n" select="c:occurrencesMax - count(c:fichier)"/>
        </xsl:call-template>
      </label>
      <input type="file" id="{$id}" name="{c:entree}" accept="{c:formats}">
        <xsl:if test="c:occurrencesMax - count(c:fichier) > 1"><xsl:attribute name="multiple"><xsl:value-of select="'multiple'"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="." mode="decrit"/>
        <xsl:apply-templates select="c:erreur[1]" mode="entree"/>
      </input>
    </div>
  </xsl:template>

  <!-- At the bound the input gives way to a sentence. -->
  <xsl:template match="c:champ[count(c:fichier) >= c:occurrencesMax]" mode="envoi">
    <p class="wsc-quiet">
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'formulaire.fichiers-complets'"/>
        <xsl:with-param name="n" select="c:occurrencesMax"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'fichiers' and c:formats]" mode="aide-propre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.formats'"/>
      <xsl:with-param name="formats" select="translate(str:replace(c:formats, ',', ', '), 'abcdefghijklmnopqrstuvwxyz.', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:fichier" mode="recu">
    <li>
      <input type="hidden" name="{../c:entree}.jeton" value="{c:jeton}"/>
      <button class="wsc-button wsc-button--quiet wsc-button--small wsc-files-act" type="submit" name="_aller"
          value="retirer-fichier:{../c:entree}:{c:jeton}">
        <xsl:attribute name="formaction"><xsl:apply-templates select=".." mode="retour"/><xsl:value-of select="'--champ'"/></xsl:attribute>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.retirer'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:nom)"/></span>
      </button>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <strong class="wsc-files-name"><xsl:value-of select="c:nom"/></strong>
      <br/>
      <span class="wsc-small wsc-quiet">
        <xsl:apply-templates select="c:taille" mode="taille"/>
        <xsl:text> · </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.recu'"/></xsl:call-template>
      </span>
    </li>
  </xsl:template>

  <!-- While the bound is reached there is no input: go to the list. -->
  <xsl:template match="c:champ[c:composant = 'fichiers' and count(c:fichier) >= c:occurrencesMax]" mode="cible">
    <xsl:apply-templates select="." mode="id"/>
    <xsl:value-of select="'--champ'"/>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries of the administration pages: a label, a hint, an error, the entry. After a refusal what was typed comes
     before what is stored. Options of a list are elements in mode « saisie-option », or codes with labels by key. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="v c str">

  <!-- saisie.valeur: what was typed when a form came back, else the value. -->
  <xsl:template name="saisie.valeur">
    <xsl:param name="nom"/>
    <xsl:param name="valeur"/>
    <xsl:choose>
      <xsl:when test="$cadre/v:entree"><xsl:value-of select="$cadre/v:entree[@nom = $nom]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$valeur"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="saisie.etiquette">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="aide"/>
    <label class="bo-label" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></label>
    <xsl:if test="$aide != ''">
      <span class="bo-hint" id="{$nom}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="$aide"/></xsl:call-template></span>
    </xsl:if>
    <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$nom"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="saisie.decrit">
    <xsl:param name="nom"/>
    <xsl:param name="aide"/>
    <xsl:call-template name="bo.decrit-par">
      <xsl:with-param name="champ" select="$nom"/>
      <xsl:with-param name="aide"><xsl:if test="$aide != ''"><xsl:value-of select="concat($nom, '-aide')"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="saisie.texte">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="aide" select="''"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="obligatoire" select="false()"/>
    <p class="bo-field">
      <xsl:call-template name="saisie.etiquette">
        <xsl:with-param name="nom" select="$nom"/><xsl:with-param name="cle" select="$cle"/><xsl:with-param name="aide" select="$aide"/>
      </xsl:call-template>
      <input class="bo-input bo-wide" id="{$nom}" name="{$nom}" type="{$type}">
        <xsl:if test="$obligatoire"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:if test="$type = 'password'"><xsl:attribute name="autocomplete">new-password</xsl:attribute></xsl:if>
        <xsl:attribute name="value">
          <xsl:call-template name="saisie.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
        </xsl:attribute>
        <xsl:call-template name="saisie.decrit"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
      </input>
    </p>
  </xsl:template>

  <xsl:template name="saisie.zone">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="aide" select="''"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="lignes" select="'4'"/>
    <p class="bo-field">
      <xsl:call-template name="saisie.etiquette">
        <xsl:with-param name="nom" select="$nom"/><xsl:with-param name="cle" select="$cle"/><xsl:with-param name="aide" select="$aide"/>
      </xsl:call-template>
      <textarea class="bo-textarea" id="{$nom}" name="{$nom}" rows="{$lignes}">
        <xsl:call-template name="saisie.decrit"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="saisie.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
      </textarea>
    </p>
  </xsl:template>

  <!-- saisie.liste: `options` are elements (mode saisie-code and saisie-libelle), `codes` words labelled by
       `prefixe` + code; `vide` is the key of the empty choice, none without it. -->
  <xsl:template name="saisie.liste">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="aide" select="''"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="vide" select="''"/>
    <xsl:param name="options" select="/.."/>
    <xsl:param name="codes" select="''"/>
    <xsl:param name="prefixe" select="''"/>
    <xsl:variable name="choisi">
      <xsl:call-template name="saisie.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
    </xsl:variable>
    <p class="bo-field">
      <xsl:call-template name="saisie.etiquette">
        <xsl:with-param name="nom" select="$nom"/><xsl:with-param name="cle" select="$cle"/><xsl:with-param name="aide" select="$aide"/>
      </xsl:call-template>
      <select class="bo-select bo-wide" id="{$nom}" name="{$nom}">
        <xsl:call-template name="saisie.decrit"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
        <xsl:if test="$vide != ''">
          <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="$vide"/></xsl:call-template></option>
        </xsl:if>
        <xsl:for-each select="str:tokenize($codes, ' ')">
          <option value="{.}">
            <xsl:if test=". = string($choisi)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="concat($prefixe, .)"/></xsl:call-template>
          </option>
        </xsl:for-each>
        <xsl:for-each select="$options">
          <xsl:variable name="code"><xsl:apply-templates select="." mode="saisie-code"/></xsl:variable>
          <option value="{$code}">
            <xsl:if test="string($code) = string($choisi)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:apply-templates select="." mode="saisie-libelle"/>
          </option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template name="saisie.case">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="cochee"/>
    <xsl:variable name="oui">
      <xsl:call-template name="saisie.valeur">
        <xsl:with-param name="nom" select="$nom"/>
        <xsl:with-param name="valeur"><xsl:if test="$cochee">true</xsl:if></xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <label class="bo-check">
      <input type="checkbox" name="{$nom}" id="{$nom}" value="true">
        <xsl:if test="string($oui) != ''"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
    </label>
  </xsl:template>

  <xsl:template match="c:code | c:code" mode="saisie-code"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="*" mode="saisie-code"><xsl:value-of select="c:code"/></xsl:template>
  <xsl:template match="*" mode="saisie-libelle"><xsl:value-of select="c:libelle"/></xsl:template>
  <xsl:template match="c:etape" mode="saisie-libelle"><xsl:value-of select="c:rang"/>. <xsl:value-of select="c:libelleAgent"/></xsl:template>
  <xsl:template match="c:message | c:courrier" mode="saisie-libelle"><xsl:call-template name="processus.sans-fusion"><xsl:with-param name="texte" select="c:objet"/></xsl:call-template> (<xsl:value-of select="c:code"/>)</xsl:template>

  <!-- saisie.boutons: the main button, the way back, and the version the form was made from. -->
  <xsl:template name="saisie.boutons">
    <xsl:param name="cle"/>
    <xsl:param name="retour"/>
    <p class="bo-tools">
      <button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></button>
      <a class="bo-button" href="{$retour}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.annuler'"/></xsl:call-template></a>
    </p>
  </xsl:template>

  <!-- saisie.retour: the way back above a title. -->
  <xsl:template name="saisie.retour">
    <xsl:param name="vers"/>
    <xsl:param name="cle"/>
    <p class="bo-small bo-back bo-noprint">
      <a href="{$vers}">
        <xsl:call-template name="bo.icone-retour"/>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Inputs of the designer's panels: label, hint, error, and what was typed when the form comes back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- designer.form: what every form of the designer carries. -->
  <xsl:template name="designer.form">
    <xsl:attribute name="action"><xsl:value-of select="$designer.adresse"/></xsl:attribute>
    <xsl:attribute name="method"><xsl:value-of select="'post'"/></xsl:attribute>
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="version" value="{$designer/c:version}"/>
  </xsl:template>

  <!-- designer.valeur: what was typed, else what the draft holds. -->
  <xsl:template name="designer.valeur">
    <xsl:param name="nom"/>
    <xsl:param name="valeur"/>
    <xsl:choose>
      <xsl:when test="$cadre/v:entree"><xsl:value-of select="$cadre/v:entree[@nom = $nom]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$valeur"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- designer.tete: label, hint and error of an entry; inside its p. -->
  <xsl:template name="designer.tete">
    <xsl:param name="nom"/>
    <xsl:param name="aide"/>
    <label class="bo-label" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.propriete.', $nom)"/></xsl:call-template></label>
    <xsl:if test="$aide"><span class="bo-hint" id="{$nom}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.aide.', $nom)"/></xsl:call-template></span></xsl:if>
    <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$nom"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="designer.decrit">
    <xsl:param name="nom"/>
    <xsl:param name="aide"/>
    <xsl:call-template name="bo.decrit-par">
      <xsl:with-param name="champ" select="$nom"/>
      <xsl:with-param name="aide" select="substring(concat($nom, '-aide'), 1, 200 * boolean($aide))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- designer.texte: one line. -->
  <xsl:template name="designer.texte">
    <xsl:param name="nom"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="aide" select="false()"/>
    <p class="bo-field">
      <xsl:call-template name="designer.tete"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
      <input class="bo-input bo-wide" type="text" id="{$nom}" name="{$nom}">
        <xsl:call-template name="designer.decrit"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
        <xsl:attribute name="value"><xsl:call-template name="designer.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template></xsl:attribute>
      </input>
    </p>
  </xsl:template>

  <!-- designer.zone: several lines. -->
  <xsl:template name="designer.zone">
    <xsl:param name="nom"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="aide" select="false()"/>
    <p class="bo-field">
      <xsl:call-template name="designer.tete"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
      <textarea class="bo-textarea" id="{$nom}" name="{$nom}" rows="2">
        <xsl:call-template name="designer.decrit"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="aide" select="$aide"/></xsl:call-template>
        <xsl:call-template name="designer.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
      </textarea>
    </p>
  </xsl:template>

  <!-- designer.case: a box; its value is « true ». -->
  <xsl:template name="designer.case">
    <xsl:param name="nom"/>
    <xsl:param name="valeur" select="'false'"/>
    <label class="bo-check">
      <input type="checkbox" name="{$nom}" id="{$nom}" value="true">
        <xsl:if test="($cadre/v:entree and $cadre/v:entree[@nom = $nom] = 'true') or (not($cadre/v:entree) and $valeur = 'true')"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.propriete.', $nom)"/></xsl:call-template>
    </label>
  </xsl:template>

  <!-- designer.type: the list of types, by family. -->
  <xsl:template name="designer.type">
    <xsl:param name="valeur" select="'texte'"/>
    <xsl:variable name="chosen"><xsl:call-template name="designer.valeur"><xsl:with-param name="nom" select="'type'"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template></xsl:variable>
    <p class="bo-field">
      <xsl:call-template name="designer.tete"><xsl:with-param name="nom" select="'type'"/></xsl:call-template>
      <select class="bo-select bo-wide" id="type" name="type">
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'textes'"/><xsl:with-param name="types" select="' texte texteLong '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'choix'"/><xsl:with-param name="types" select="' booleen choix choixMultiple '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'nombres'"/><xsl:with-param name="types" select="' entier decimal montant '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'dates'"/><xsl:with-param name="types" select="' date heure dateHeure creneau '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'coordonnees'"/><xsl:with-param name="types" select="' courriel telephone adresse codePostal communeInsee pays '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'fichiers'"/><xsl:with-param name="types" select="' pieceJointe geolocalisation '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'numeros'"/><xsl:with-param name="types" select="' nir iban siren siret rna immatriculation referenceCadastrale dossierUrbanisme '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
        <xsl:call-template name="designer.famille"><xsl:with-param name="cle" select="'structure'"/><xsl:with-param name="types" select="' groupe groupeRepete information calcul '"/><xsl:with-param name="valeur" select="$chosen"/></xsl:call-template>
      </select>
    </p>
  </xsl:template>

  <xsl:template name="designer.famille">
    <xsl:param name="cle"/>
    <xsl:param name="types"/>
    <xsl:param name="valeur"/>
    <optgroup>
      <xsl:attribute name="label"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.famille.', $cle)"/></xsl:call-template></xsl:attribute>
      <xsl:for-each select="$designer/c:type[contains($types, concat(' ', c:nom, ' '))]">
        <option value="{c:nom}">
          <xsl:if test="c:nom = $valeur"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.type.', c:nom)"/></xsl:call-template>
        </option>
      </xsl:for-each>
    </optgroup>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Components with one input to type in: texte, zone, nombre, heure, position; and note, which has none. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="c:champ[c:composant = 'texte']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <input value="{c:valeur}">
        <xsl:apply-templates select="." mode="genre"/>
        <xsl:apply-templates select="." mode="largeur"/>
        <xsl:apply-templates select="." mode="entree"/>
      </input>
    </div>
  </xsl:template>

  <!-- The keyboard that suits the type of field. -->
  <xsl:template match="c:champ" mode="genre">
    <xsl:attribute name="type"><xsl:value-of select="'text'"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="c:champ[c:type = 'courriel']" mode="genre">
    <xsl:attribute name="type"><xsl:value-of select="'email'"/></xsl:attribute>
    <xsl:attribute name="spellcheck"><xsl:value-of select="'false'"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="c:champ[c:type = 'telephone']" mode="genre">
    <xsl:attribute name="type"><xsl:value-of select="'tel'"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="c:champ[c:type = 'codePostal' or c:type = 'nir' or c:type = 'entier']" mode="genre">
    <xsl:attribute name="type"><xsl:value-of select="'text'"/></xsl:attribute>
    <xsl:attribute name="inputmode"><xsl:value-of select="'numeric'"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="c:champ[c:type = 'decimal' or c:type = 'montant']" mode="genre">
    <xsl:attribute name="type"><xsl:value-of select="'text'"/></xsl:attribute>
    <xsl:attribute name="inputmode"><xsl:value-of select="'decimal'"/></xsl:attribute>
  </xsl:template>

  <!-- The width tells the length expected. -->
  <xsl:template match="c:champ" mode="largeur"><xsl:apply-templates select="." mode="largeur-donnee"/></xsl:template>
  <xsl:template match="c:champ[c:longueurMax &lt;= 40]" mode="largeur" priority="1">
    <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--20'"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="c:champ[c:longueurMax &lt;= 15 or c:type = 'telephone' or c:composant = 'nombre' or c:type = 'immatriculation']"
      mode="largeur" priority="2">
    <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--10'"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="c:champ[c:type = 'codePostal' or (c:composant = 'nombre' and c:maximum &lt; 1000)]" mode="largeur" priority="3">
    <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--4'"/></xsl:apply-templates>
  </xsl:template>

  <!-- A commune is typed by its name, however short its code. -->
  <xsl:template match="c:champ[c:type = 'communeInsee']" mode="largeur" priority="4">
    <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--20'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="c:champ" mode="largeur-donnee">
    <xsl:param name="classe" select="''"/>
    <xsl:attribute name="class">
      <xsl:value-of select="concat('wsc-input', $classe)"/>
      <xsl:if test="c:erreur"><xsl:value-of select="' wsc-input--bad'"/></xsl:if>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'nombre']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <input value="{translate(c:valeur, '.', ',')}">
        <xsl:apply-templates select="." mode="genre"/>
        <xsl:apply-templates select="." mode="largeur"/>
        <xsl:apply-templates select="." mode="entree"/>
      </input>
      <xsl:apply-templates select="c:type" mode="unite"/>
    </div>
  </xsl:template>

  <xsl:template match="c:type" mode="unite"/>
  <xsl:template match="c:type[. = 'montant']" mode="unite">
    <span class="wsc-unit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.euros'"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'nombre' and c:minimum and c:maximum]" mode="aide-propre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.bornes'"/>
      <xsl:with-param name="minimum" select="translate(c:minimum, '.', ',')"/>
      <xsl:with-param name="maximum" select="translate(c:maximum, '.', ',')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'zone']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <textarea rows="{4 + 2 * (c:longueurMax > 500)}">
        <xsl:attribute name="class">
          <xsl:value-of select="'wsc-textarea'"/>
          <xsl:if test="c:erreur"><xsl:value-of select="' wsc-input--bad'"/></xsl:if>
        </xsl:attribute>
        <xsl:apply-templates select="." mode="entree"/>
        <xsl:value-of select="c:valeur"/>
      </textarea>
    </div>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'zone' and c:longueurMax]" mode="aide-propre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.longueur'"/>
      <xsl:with-param name="n" select="format-number(c:longueurMax, '#&#8239;##0', 'fr')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'zone' and c:type = 'adresse']" mode="aide-propre" priority="1">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.adresse'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'heure']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <input type="text" inputmode="numeric">
        <xsl:attribute name="value"><xsl:apply-templates select="." mode="heure"/></xsl:attribute>
        <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--4'"/></xsl:apply-templates>
        <xsl:apply-templates select="." mode="entree"/>
      </input>
    </div>
  </xsl:template>

  <!-- 14:30:00 is shown without its seconds; anything else as it was typed. -->
  <xsl:template match="c:champ" mode="heure"><xsl:value-of select="c:valeur"/></xsl:template>
  <xsl:template match="c:champ[string-length(c:valeur) = 8 and substring(c:valeur, 6, 1) = ':']" mode="heure">
    <xsl:value-of select="substring(c:valeur, 1, 5)"/>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'heure' and not(c:aide)]" mode="aide-propre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.heure'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'position']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <input type="text" value="{c:valeur}">
        <xsl:apply-templates select="." mode="largeur-donnee"><xsl:with-param name="classe" select="' wsc-input--20'"/></xsl:apply-templates>
        <xsl:apply-templates select="." mode="entree"/>
      </input>
      <xsl:apply-templates select="." mode="carte"/>
    </div>
  </xsl:template>

  <!-- Where the script puts a button, and a map when the town has one. -->
  <xsl:template match="c:champ" mode="carte">
    <div class="wsc-place">
      <xsl:attribute name="data-position"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:attribute name="data-bouton"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.ici'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-place"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.place'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-refus"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.refus'"/></xsl:call-template></xsl:attribute>
      <xsl:apply-templates select="/v:vue/v:cadre/v:collectivite[@carteTuiles]" mode="carte"/>
    </div>
  </xsl:template>

  <xsl:template match="v:collectivite" mode="carte">
    <xsl:attribute name="data-tuiles"><xsl:value-of select="@carteTuiles"/></xsl:attribute>
    <xsl:attribute name="data-credit"><xsl:value-of select="@carteCredit"/></xsl:attribute>
    <xsl:attribute name="data-centre"><xsl:value-of select="@carteCentre"/></xsl:attribute>
    <xsl:attribute name="data-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.carte'"/></xsl:call-template></xsl:attribute>
    <xsl:attribute name="data-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.carte-aide'"/></xsl:call-template></xsl:attribute>
    <xsl:attribute name="data-placer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.placer'"/></xsl:call-template></xsl:attribute>
    <xsl:attribute name="data-plus"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.plus'"/></xsl:call-template></xsl:attribute>
    <xsl:attribute name="data-moins"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.position.moins'"/></xsl:call-template></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'position']" mode="aide-propre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.position'"/></xsl:call-template>
  </xsl:template>

  <!-- A value that the server computes; the script writes it again while people type. -->
  <xsl:template match="c:champ[c:composant = 'calcul']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-notice wsc-note wsc-calcul'"/></xsl:apply-templates>
      <p>
        <span><xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/><xsl:value-of select="'-libelle'"/></xsl:attribute><xsl:value-of select="c:libelle"/></span>
        <xsl:text>&#160;: </xsl:text>
        <output data-calcul="{c:calcul}" data-forme="{c:forme}">
          <xsl:attribute name="data-vide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.a-calculer'"/></xsl:call-template></xsl:attribute>
          <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
          <xsl:attribute name="aria-labelledby"><xsl:apply-templates select="." mode="id"/><xsl:value-of select="'-libelle'"/></xsl:attribute>
          <xsl:apply-templates select="." mode="calcul"/>
        </output>
      </p>
      <xsl:apply-templates select="c:aide" mode="paragraphe"/>
    </div>
  </xsl:template>

  <xsl:template match="c:champ" mode="calcul">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.a-calculer'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:champ[string(c:valeur)]" mode="calcul"><xsl:value-of select="c:valeur"/></xsl:template>

  <!-- A text shown among the fields. -->
  <xsl:template match="c:champ[c:composant = 'note']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-notice wsc-note'"/></xsl:apply-templates>
      <p><xsl:value-of select="c:libelle"/></p>
      <xsl:apply-templates select="c:aide" mode="paragraphe"/>
    </div>
  </xsl:template>
</xsl:stylesheet>

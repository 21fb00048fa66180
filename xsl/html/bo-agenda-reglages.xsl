<?xml version="1.0" encoding="UTF-8"?>
<!-- The settings of a resource: what it is, its weekly openings, its exceptions. Three forms, one button each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-agenda-reglages']" mode="bo-titre">
    <xsl:variable name="ressource" select="v:contenu/*/c:ressource[c:code = $cadre/v:parametre[@nom = 'code']]"/>
    <xsl:value-of select="$ressource/c:libelle"/>
    <xsl:if test="not($ressource)"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.nouvelle'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-agenda-reglages']" mode="bo-corps">
    <xsl:variable name="ressource" select="v:contenu/*/c:ressource[c:code = $cadre/v:parametre[@nom = 'code']]"/>
    <p class="bo-small bo-back">
      <a href="{$base}agendas">
        <xsl:call-template name="bo.icone-retour"/>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.retour'"/></xsl:call-template>
      </a>
    </p>
    <div class="bo-head"><div><h1><xsl:apply-templates select="." mode="bo-titre"/></h1></div></div>
    <xsl:apply-templates select="v:cadre" mode="bo-erreurs"/>
    <div class="bo-2">
      <xsl:apply-templates select="v:contenu/*" mode="bo-fiche"><xsl:with-param name="ressource" select="$ressource"/></xsl:apply-templates>
      <div>
        <xsl:apply-templates select="$ressource" mode="bo-horaires"/>
        <xsl:apply-templates select="$ressource" mode="bo-exceptions"/>
      </div>
    </div>
  </xsl:template>

  <!-- What it is -->
  <xsl:template match="*" mode="bo-fiche">
    <xsl:param name="ressource"/>
    <form class="bo-panel" method="post" action="{$base}agendas/{$cadre/v:parametre[@nom = 'code']}">
      <xsl:call-template name="csrf"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.fiche'"/></xsl:call-template></h2>
      <xsl:if test="not($ressource)"><xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'code'"/></xsl:call-template></xsl:if>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="valeur" select="$ressource/c:libelle"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'genre'"/><xsl:with-param name="valeur" select="$ressource/c:genre"/></xsl:call-template>
      <xsl:apply-templates select="." mode="bo-agenda-services"><xsl:with-param name="choisi" select="$ressource/c:service"/></xsl:apply-templates>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'lieu'"/><xsl:with-param name="valeur" select="$ressource/c:lieu"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'description'"/><xsl:with-param name="valeur" select="$ressource/c:description"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'capacite'"/><xsl:with-param name="valeur" select="$ressource/c:capacite"/><xsl:with-param name="nombre" select="true()"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'places'"/><xsl:with-param name="valeur" select="$ressource/c:places"/><xsl:with-param name="nombre" select="true()"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'duree'"/><xsl:with-param name="valeur" select="$ressource/c:duree"/><xsl:with-param name="nombre" select="true()"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'battement'"/><xsl:with-param name="valeur" select="$ressource/c:battement"/><xsl:with-param name="nombre" select="true()"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.champ"><xsl:with-param name="nom" select="'horizon'"/><xsl:with-param name="valeur" select="$ressource/c:horizon"/><xsl:with-param name="nombre" select="true()"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.case"><xsl:with-param name="nom" select="'feries'"/><xsl:with-param name="cochee" select="$ressource/c:feries = 'true'"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.case"><xsl:with-param name="nom" select="'active'"/><xsl:with-param name="cochee" select="not($ressource/c:active = 'false')"/></xsl:call-template>
      <fieldset class="bo-field">
        <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.tarifs'"/></xsl:call-template></legend>
        <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'tarif'"/></xsl:call-template>
        <xsl:call-template name="bo.agenda.tarif"><xsl:with-param name="ressource" select="$ressource"/><xsl:with-param name="rang" select="1"/></xsl:call-template>
      </fieldset>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.enregistrer'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <!-- bo.agenda.champ: one entry, with what was typed when the form comes back. -->
  <xsl:template name="bo.agenda.champ">
    <xsl:param name="nom"/>
    <xsl:param name="valeur" select="''"/>
    <xsl:param name="nombre" select="false()"/>
    <xsl:variable name="tape" select="$cadre/v:entree[@nom = $nom]"/>
    <p class="bo-field">
      <label class="bo-label" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.agenda.champ.', $nom)"/></xsl:call-template></label>
      <span class="bo-hint" id="{$nom}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.agenda.aide.', $nom)"/></xsl:call-template></span>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$nom"/></xsl:call-template>
      <input id="{$nom}" name="{$nom}">
        <xsl:attribute name="class">bo-input<xsl:if test="not($nombre)"> bo-wide</xsl:if></xsl:attribute>
        <xsl:if test="$nombre"><xsl:attribute name="inputmode">numeric</xsl:attribute><xsl:attribute name="size">6</xsl:attribute></xsl:if>
        <xsl:attribute name="value">
          <xsl:value-of select="$tape"/>
          <xsl:if test="not($tape)"><xsl:value-of select="$valeur"/></xsl:if>
        </xsl:attribute>
        <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="$nom"/><xsl:with-param name="aide" select="concat($nom, '-aide')"/></xsl:call-template>
      </input>
    </p>
  </xsl:template>

  <xsl:template name="bo.agenda.case">
    <xsl:param name="nom"/>
    <xsl:param name="cochee"/>
    <p class="bo-field">
      <label class="bo-check">
        <input type="checkbox" name="{$nom}" value="true"><xsl:if test="$cochee"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.agenda.champ.', $nom)"/></xsl:call-template>
      </label>
    </p>
  </xsl:template>

  <xsl:template match="*" mode="bo-agenda-services">
    <xsl:param name="choisi"/>
    <p class="bo-field">
      <label class="bo-label" for="service"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.service'"/></xsl:call-template></label>
      <select class="bo-select" id="service" name="service">
        <xsl:apply-templates select="c:service" mode="bo-service"><xsl:with-param name="choisi" select="$choisi"/></xsl:apply-templates>
      </select>
    </p>
  </xsl:template>
  <xsl:template match="c:service" mode="bo-service">
    <xsl:param name="choisi"/>
    <option value="{c:code}"><xsl:if test="c:code = $choisi"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="c:libelle"/></option>
  </xsl:template>

  <xsl:template name="bo.agenda.tarif">
    <xsl:param name="ressource"/>
    <xsl:param name="rang"/>
    <xsl:variable name="tarif" select="$ressource/c:tarif[$rang]"/>
    <p class="bo-tools">
      <label>
        <span class="bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.tarif.libelle'"/><xsl:with-param name="n" select="$rang"/></xsl:call-template></span>
        <input class="bo-input" name="tarif.{$rang}.libelle" value="{$tarif/c:libelle}"/>
      </label>
      <label>
        <span class="bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.tarif.montant'"/></xsl:call-template></span>
        <input class="bo-input" size="8" inputmode="decimal" name="tarif.{$rang}.montant">
          <xsl:attribute name="value"><xsl:if test="$tarif"><xsl:value-of select="translate(format-number($tarif/c:centimes div 100, '0.00'), '.', ',')"/></xsl:if></xsl:attribute>
        </input>
      </label>
    </p>
    <xsl:if test="$rang &lt; 5">
      <xsl:call-template name="bo.agenda.tarif"><xsl:with-param name="ressource" select="$ressource"/><xsl:with-param name="rang" select="$rang + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Weekly openings: two for each day -->
  <xsl:template match="c:ressource" mode="bo-horaires">
    <form class="bo-panel" method="post" action="{$base}agendas/{c:code}/horaires">
      <xsl:call-template name="csrf"/>
      <h2 id="horaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.horaires'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.horaires-aide'"/></xsl:call-template></p>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'horaire'"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.jour"><xsl:with-param name="jour" select="1"/></xsl:call-template>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.horaires-enregistrer'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <xsl:template name="bo.agenda.jour">
    <xsl:param name="jour"/>
    <fieldset class="bo-hours">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.jour.', $jour mod 7 + 1)"/></xsl:call-template></legend>
      <xsl:call-template name="bo.agenda.plage"><xsl:with-param name="jour" select="$jour"/><xsl:with-param name="rang" select="1"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.plage"><xsl:with-param name="jour" select="$jour"/><xsl:with-param name="rang" select="2"/></xsl:call-template>
    </fieldset>
    <xsl:if test="$jour &lt; 7">
      <xsl:call-template name="bo.agenda.jour"><xsl:with-param name="jour" select="$jour + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="bo.agenda.plage">
    <xsl:param name="jour"/>
    <xsl:param name="rang"/>
    <xsl:variable name="horaire" select="c:horaire[c:jour = $jour][$rang]"/>
    <span class="bo-range">
      <label>
        <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.de'"/><xsl:with-param name="n" select="$rang"/></xsl:call-template></span>
        <input class="bo-input" type="time" name="debut.{$jour}.{$rang}" value="{$horaire/c:debut}"/>
      </label>
      <xsl:text> – </xsl:text>
      <label>
        <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.a'"/><xsl:with-param name="n" select="$rang"/></xsl:call-template></span>
        <input class="bo-input" type="time" name="fin.{$jour}.{$rang}" value="{$horaire/c:fin}"/>
      </label>
    </span>
  </xsl:template>

  <!-- Exceptions -->
  <xsl:template match="c:ressource" mode="bo-exceptions">
    <div class="bo-panel">
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.exceptions'"/></xsl:call-template></h2>
      <xsl:if test="c:exception"><ul class="bo-plain"><xsl:apply-templates select="c:exception" mode="bo-exception"/></ul></xsl:if>
      <xsl:if test="not(c:exception)"><p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.exceptions-aucune'"/></xsl:call-template></p></xsl:if>
      <form method="post" action="{$base}agendas/{c:code}/exceptions">
        <xsl:call-template name="csrf"/>
        <p class="bo-field">
          <label class="bo-label" for="jour"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.jour'"/></xsl:call-template></label>
          <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'jour'"/></xsl:call-template>
          <input class="bo-input" type="date" id="jour" name="jour" value="{$cadre/v:entree[@nom = 'jour']}"><xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="'jour'"/></xsl:call-template></input>
        </p>
        <fieldset class="bo-field">
          <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.exception'"/></xsl:call-template></legend>
          <label class="bo-check"><input type="radio" name="genre" value="fermeture" checked="checked"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.fermeture'"/></xsl:call-template></label>
          <label class="bo-check"><input type="radio" name="genre" value="ouverture"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.ouverture'"/></xsl:call-template></label>
        </fieldset>
        <p class="bo-tools">
          <label><span class="bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.debut'"/></xsl:call-template></span><input class="bo-input" type="time" id="debut" name="debut" value="{$cadre/v:entree[@nom = 'debut']}"/></label>
          <label><span class="bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.fin'"/></xsl:call-template></span><input class="bo-input" type="time" id="fin" name="fin" value="{$cadre/v:entree[@nom = 'fin']}"/></label>
        </p>
        <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'debut'"/></xsl:call-template>
        <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'fin'"/></xsl:call-template>
        <p class="bo-field">
          <label class="bo-label" for="motif"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.champ.motif'"/></xsl:call-template></label>
          <input class="bo-input bo-wide" id="motif" name="motif" maxlength="200" value="{$cadre/v:entree[@nom = 'motif']}"/>
        </p>
        <p class="bo-tools"><button class="bo-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.exceptions-ajouter'"/></xsl:call-template></button></p>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="c:exception" mode="bo-exception">
    <li>
      <form method="post" action="{$base}agendas/{../c:code}/exceptions">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="retirer" value="{c:id}"/>
        <xsl:apply-templates select="c:jour" mode="bo-jour"/>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.agenda.', c:genre)"/></xsl:call-template>
        <xsl:if test="c:debut"><xsl:value-of select="concat(' ', c:debut, ' – ', c:fin)"/></xsl:if>
        <xsl:if test="c:motif"><xsl:value-of select="concat(' (', c:motif, ')')"/></xsl:if>
        <xsl:text> </xsl:text>
        <button class="bo-button" type="submit">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.retirer'"/></xsl:call-template>
          <span class="wsc-hidden"><xsl:text> </xsl:text><xsl:apply-templates select="c:jour" mode="bo-jour"/></span>
        </button>
      </form>
    </li>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How the town groups its démarches: titles of themes, rubriques of its own; and the page of a new téléservice.
     Answer of both: themesVille. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-rubriques']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.titre'"/></xsl:call-template></xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-rubriques']" mode="bo-corps">
    <xsl:variable name="ville" select="v:contenu/*"/>
    <div class="bo-head"><div>
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.aide'"/></xsl:call-template></p>
    </div></div>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <xsl:apply-templates select="$ville/c:rubrique" mode="bo-rubrique"/>
    <xsl:if test="not($ville/c:rubrique)">
      <div class="bo-panel bo-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.vide'"/></xsl:call-template></p></div>
    </xsl:if>
    <xsl:if test="$admin">
      <section class="bo-panel" aria-labelledby="nouvelle-titre">
        <h2 id="nouvelle-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.nouvelle'"/></xsl:call-template></h2>
        <form action="{$base}rubriques" method="post">
          <xsl:call-template name="csrf"/>
          <xsl:call-template name="bo.rubrique-champs">
            <xsl:with-param name="prefixe" select="'nouvelle'"/>
            <xsl:with-param name="services" select="$ville/c:teleservice"/>
          </xsl:call-template>
          <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="action" value="definirRubrique"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.creer'"/></xsl:call-template></button></p>
        </form>
      </section>
    </xsl:if>
    <section class="bo-panel bo-panel--flush" aria-labelledby="themes-titre">
      <h2 id="themes-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.themes'"/></xsl:call-template></h2>
      <div class="bo-scroll" role="group" aria-labelledby="themes-titre" tabindex="0">
        <table class="bo-table">
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.theme'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.nombre'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.theme-titre'"/></xsl:call-template></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="$ville/c:theme" mode="bo-theme"/></tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="c:theme" mode="bo-theme">
    <tr>
      <th scope="row"><xsl:value-of select="c:libelle"/><small><xsl:value-of select="c:libelleModele[. != ../c:libelle]"/></small></th>
      <td class="bo-num"><xsl:value-of select="c:nombre"/></td>
      <td>
        <xsl:if test="$admin">
          <form class="bo-tools" action="{$base}rubriques" method="post">
            <xsl:call-template name="csrf"/>
            <input type="hidden" name="code" value="{c:code}"/>
            <label class="wsc-hidden" for="theme-{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.titre-de'"/><xsl:with-param name="nom" select="c:libelle"/></xsl:call-template></label>
            <input class="bo-input" type="text" id="theme-{c:code}" name="libelle" value="{c:libelle}" maxlength="200"/>
            <label class="wsc-hidden" for="rang-{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.place-de'"/><xsl:with-param name="nom" select="c:libelle"/></xsl:call-template></label>
            <input class="bo-input bo-rang" type="text" inputmode="numeric" id="rang-{c:code}" name="rang" value="{c:rang}" size="3"/>
            <button class="bo-button" type="submit" name="action" value="definirTheme"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.enregistrer'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:libelle"/></span></button>
          </form>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

  <!-- A rubrique: what stands in it, and its form folded away -->

  <xsl:template match="c:rubrique" mode="bo-rubrique">
    <section class="bo-panel" aria-labelledby="rubrique-{c:code}">
      <h2 id="rubrique-{c:code}"><xsl:value-of select="c:libelle"/></h2>
      <ul><xsl:apply-templates select="c:teleservice" mode="bo-rubrique"/></ul>
      <xsl:if test="$admin">
        <details>
          <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.changer'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:libelle"/></span></summary>
          <form action="{$base}rubriques" method="post">
            <xsl:call-template name="csrf"/>
            <input type="hidden" name="code" value="{c:code}"/>
            <xsl:call-template name="bo.rubrique-champs">
              <xsl:with-param name="prefixe" select="c:code"/>
              <xsl:with-param name="rubrique" select="."/>
              <xsl:with-param name="services" select="../c:teleservice"/>
            </xsl:call-template>
            <p class="bo-tools">
              <button class="bo-button bo-button--main" type="submit" name="action" value="definirRubrique"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.enregistrer'"/></xsl:call-template></button>
              <button class="bo-button bo-button--bad" type="submit" name="action" value="supprimerRubrique"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.supprimer'"/></xsl:call-template></button>
            </p>
          </form>
        </details>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="c:rubrique/c:teleservice" mode="bo-rubrique">
    <li><xsl:value-of select="/v:vue/v:contenu/*/c:teleservice[c:code = current()]/c:intitule"/></li>
  </xsl:template>

  <xsl:template name="bo.rubrique-champs">
    <xsl:param name="prefixe"/>
    <xsl:param name="rubrique" select="/.."/>
    <xsl:param name="services"/>
    <div class="bo-field">
      <label class="bo-label" for="{$prefixe}-libelle"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.libelle'"/></xsl:call-template></label>
      <input class="bo-input" type="text" id="{$prefixe}-libelle" name="libelle" maxlength="200" value="{$rubrique/c:libelle}"/>
    </div>
    <div class="bo-field">
      <label class="bo-label" for="{$prefixe}-rang"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.place'"/></xsl:call-template></label>
      <input class="bo-input" type="text" inputmode="numeric" id="{$prefixe}-rang" name="rang" size="3" value="{$rubrique/c:rang}"/>
    </div>
    <fieldset class="bo-field">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.rubriques.demarches'"/></xsl:call-template></legend>
      <xsl:apply-templates select="$services[c:code = $rubrique/c:teleservice]" mode="bo-rubrique-choix">
        <xsl:with-param name="coche" select="true()"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="$services[not(c:code = $rubrique/c:teleservice)]" mode="bo-rubrique-choix"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:teleservice" mode="bo-rubrique-choix">
    <xsl:param name="coche" select="false()"/>
    <label class="bo-check">
      <input type="checkbox" name="teleservice" value="{c:code}">
        <xsl:if test="$coche"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:value-of select="c:intitule"/>
    </label>
  </xsl:template>

  <!-- A new téléservice, or one from another town -->

  <xsl:template match="v:vue[@nom = 'bo-teleservice-nouveau']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.nouveau.titre'"/></xsl:call-template></xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-teleservice-nouveau']" mode="bo-corps">
    <xsl:variable name="ville" select="v:contenu/*"/>
    <p class="bo-small bo-back">
      <a href="{$base}teleservices"><xsl:call-template name="bo.icone-retour"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.retour'"/></xsl:call-template></a>
    </p>
    <form class="bo-panel bo-panel--form" action="{$base}teleservices/nouveau" method="post">
      <xsl:call-template name="csrf"/>
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.nouveau.aide'"/></xsl:call-template></p>
      <xsl:call-template name="bo.nouveau-champ"><xsl:with-param name="champ" select="'intitule'"/></xsl:call-template>
      <xsl:call-template name="bo.nouveau-champ"><xsl:with-param name="champ" select="'teleservice'"/></xsl:call-template>
      <div class="bo-field">
        <label class="bo-label" for="theme"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.nouveau.theme'"/></xsl:call-template></label>
        <select class="bo-select" id="theme" name="theme"><xsl:apply-templates select="$ville/c:theme" mode="bo-nouveau"/></select>
      </div>
      <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'service'"/><xsl:with-param name="cle" select="'bo.nouveau.service'"/><xsl:with-param name="aide" select="'bo.nouveau.service-aide'"/><xsl:with-param name="vide" select="'bo.nouveau.service-modele'"/><xsl:with-param name="options" select="v:contenu/*[2]/c:acteur[c:genre = 'service']"/></xsl:call-template>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.nouveau.creer'"/></xsl:call-template></button></p>
    </form>
    <form class="bo-panel bo-panel--form" id="importer" action="{$base}teleservices/importer" method="post" enctype="multipart/form-data">
      <xsl:call-template name="csrf"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.importer.titre'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.importer.aide'"/></xsl:call-template></p>
      <div class="bo-field">
        <label class="bo-label" for="paquet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.importer.fichier'"/></xsl:call-template></label>
        <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'paquet'"/></xsl:call-template>
        <input class="bo-wide" type="file" id="paquet" name="paquet" accept=".xml,application/xml">
          <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="'paquet'"/></xsl:call-template>
        </input>
      </div>
      <p class="bo-tools"><button class="bo-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.importer.bouton'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <xsl:template match="c:theme" mode="bo-nouveau">
    <option value="{c:code}">
      <xsl:if test="c:code = $cadre/v:entree[@nom = 'theme']"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="c:libelle"/>
    </option>
  </xsl:template>

  <xsl:template name="bo.nouveau-champ">
    <xsl:param name="champ"/>
    <div class="bo-field">
      <label class="bo-label" for="{$champ}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.nouveau.', $champ)"/></xsl:call-template></label>
      <span class="bo-hint" id="{$champ}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.nouveau.', $champ, '-aide')"/></xsl:call-template></span>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$champ"/></xsl:call-template>
      <input class="bo-input bo-wide" type="text" id="{$champ}" name="{$champ}" value="{$cadre/v:entree[@nom = $champ]}">
        <xsl:call-template name="bo.decrit-par">
          <xsl:with-param name="champ" select="$champ"/>
          <xsl:with-param name="aide" select="concat($champ, '-aide')"/>
        </xsl:call-template>
      </input>
    </div>
  </xsl:template>
</xsl:stylesheet>

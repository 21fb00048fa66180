<?xml version="1.0" encoding="UTF-8"?>
<!-- View formulaire: one page of the form. The last reading stands in relecture.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'formulaire']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="contenu"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'formulaire']" mode="fil-suite">
    <li><xsl:value-of select="v:contenu/*/c:themeLibelle"/></li>
    <li><a href="{$base}services/{v:contenu/*/c:teleservice}"><xsl:value-of select="v:contenu/*/c:intituleCourt"/></a></li>
  </xsl:template>

  <!-- The form posts to itself; #resume brings back to the summary of errors, when there is one. -->
  <xsl:template match="*[local-name() = 'formulaireAffiche']" mode="adresse">
    <xsl:value-of select="concat($base, 'services/', c:teleservice, '/formulaire')"/>
  </xsl:template>

  <xsl:template match="*[local-name() = 'formulaireAffiche']" mode="contenu">
    <div class="wsc-cols">
      <div><xsl:apply-templates select="." mode="saisie"/></div>
      <aside class="wsc-side wsc-side--sticky">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.demande'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="deja"/>
        <xsl:apply-templates select="c:contact" mode="carte"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="saisie">
    <xsl:apply-templates select="." mode="pages"/>
    <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:value-of select="c:page[c:etat = 'courante']/c:titre"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="c:erreur"/></xsl:call-template>
    <xsl:apply-templates select="c:avis" mode="avis"/>
    <xsl:call-template name="avertissements"><xsl:with-param name="avertissements" select="c:avertissement"/></xsl:call-template>
    <xsl:apply-templates select="c:page[c:etat = 'courante']/c:intro" mode="lignes"/>
    <p class="wsc-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.obligatoires'"/></xsl:call-template></p>
    <form method="post" novalidate="novalidate" id="{$prefixe}formulaire">
      <xsl:apply-templates select="." mode="envoi-form"/>
      <!-- Enter presses the first button of a form: this one, and never a « Retirer ». -->
      <button class="wsc-hidden" type="submit" name="_aller" value="suivante" tabindex="-1" aria-hidden="true"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.continuer'"/></xsl:call-template></button>
      <xsl:apply-templates select="." mode="cachees"/>
      <xsl:apply-templates select="c:page[c:etat = 'courante']/c:champ" mode="champ"/>
      <div class="wsc-bar">
        <xsl:apply-templates select="." mode="continuer"/>
        <xsl:apply-templates select="c:page[c:etat = 'courante']/preceding-sibling::c:page[1]" mode="revenir"/>
      </div>
      <xsl:apply-templates select="." mode="garder-brouillon"/>
    </form>
  </xsl:template>

  <xsl:template match="*" mode="envoi-form">
    <xsl:attribute name="data-vue"><xsl:value-of select="c:vue"/></xsl:attribute>
    <xsl:attribute name="data-variables"><xsl:apply-templates select="c:variable" mode="envoi-form"/></xsl:attribute>
    <!-- Only a page of the platform has its services under its own base. -->
    <xsl:if test="$cadre/@genre = 'page'">
      <xsl:attribute name="data-soap"><xsl:value-of select="concat($base, 'soap/', c:teleservice)"/></xsl:attribute>
      <xsl:attribute name="data-espace"><xsl:value-of select="c:espaceDeNoms"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="action"><xsl:apply-templates select="." mode="adresse"/><xsl:value-of select="concat('#', $prefixe, 'resume')"/></xsl:attribute>
    <xsl:if test=".//c:champ[c:composant = 'fichiers']">
      <xsl:attribute name="enctype"><xsl:value-of select="'multipart/form-data'"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Control entries, and the answers of the other pages. -->
  <xsl:template match="*" mode="cachees">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="_page" value="{c:page[c:etat = 'courante']/c:code}"/>
    <input type="hidden" name="_vus">
      <xsl:attribute name="value">
        <xsl:apply-templates select="c:page[c:etat = 'courante']/c:champ" mode="vus"/>
      </xsl:attribute>
    </input>
    <xsl:apply-templates select="c:cachee" mode="cachees"/>
  </xsl:template>

  <xsl:template match="c:cachee" mode="cachees"><input type="hidden" name="{c:nom}" value="{c:valeur}"/></xsl:template>

  <!-- pages: words first, then the drawn line. -->
  <xsl:template match="*" mode="pages">
    <div class="wsc-pages">
      <p class="wsc-pages-text">
        <xsl:value-of select="c:intituleCourt"/>
        <xsl:text> · </xsl:text>
        <strong><xsl:apply-templates select="c:etape" mode="pages"/></strong>
      </p>
      <ol><xsl:apply-templates select="c:page" mode="pages"/></ol>
    </div>
  </xsl:template>

  <xsl:template match="c:etape" mode="pages">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.page'"/>
      <xsl:with-param name="n" select="../c:numeroPage"/>
      <xsl:with-param name="total" select="../c:nombrePages"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:etape[. = 'relecture']" mode="pages">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.relecture'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:page" mode="pages"><li><span class="wsc-pages-name"><xsl:value-of select="c:titre"/></span></li></xsl:template>

  <xsl:template match="c:page[c:etat = 'courante']" mode="pages">
    <li class="wsc-is-now" aria-current="step"><span class="wsc-pages-name"><xsl:value-of select="c:titre"/></span></li>
  </xsl:template>

  <xsl:template match="c:page[c:etat = 'faite']" mode="pages">
    <li class="wsc-is-done">
      <span class="wsc-pages-name">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:value-of select="c:titre"/>
        <xsl:call-template name="cache"><xsl:with-param name="cle" select="'formulaire.page-faite'"/></xsl:call-template>
      </span>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="continuer">
    <button class="wsc-button" type="submit" name="_aller" value="suivante"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.relire'"/></xsl:call-template></button>
  </xsl:template>

  <xsl:template match="*[c:page[c:etat = 'courante']/following-sibling::c:page]" mode="continuer">
    <button class="wsc-button" type="submit" name="_aller" value="suivante">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'formulaire.continuer-vers'"/>
        <xsl:with-param name="libelle" select="c:page[c:etat = 'courante']/following-sibling::c:page[1]/c:titre"/>
      </xsl:call-template>
    </button>
  </xsl:template>

  <!-- Nothing needs be right to be kept. -->
  <xsl:template match="*" mode="garder-brouillon">
    <p class="wsc-after">
      <button class="wsc-button wsc-button--quiet" type="submit" name="_aller" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.enregistrer'"/></xsl:call-template></button>
      <xsl:text> </xsl:text>
      <span class="wsc-small wsc-quiet" role="status" id="{$prefixe}brouillon-etat">
        <xsl:attribute name="data-garde"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.a-jour'"/></xsl:call-template></xsl:attribute>
      </span>
    </p>
  </xsl:template>

  <xsl:template match="c:page" mode="revenir">
    <button class="wsc-button wsc-button--second" type="submit" name="_aller" value="precedente">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'formulaire.revenir'"/>
        <xsl:with-param name="libelle" select="c:titre"/>
      </xsl:call-template>
    </button>
  </xsl:template>

  <!-- deja: the answers already given, page by page, folded. -->
  <xsl:template match="*" mode="deja"/>
  <xsl:template match="*[c:section/c:ligne]" mode="deja">
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'formulaire.demande'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <xsl:apply-templates select="c:page[c:code = ../c:section/c:page]" mode="deja"/>
    </section>
  </xsl:template>

  <xsl:template match="c:page" mode="deja">
    <details class="wsc-already">
      <summary><xsl:value-of select="c:titre"/></summary>
      <xsl:apply-templates select="../c:section[c:page = current()/c:code]" mode="deja"/>
      <button class="wsc-button wsc-button--quiet wsc-button--small" type="submit" form="{$prefixe}formulaire" name="_aller" value="page:{c:code}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.modifier'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:titre)"/></span>
      </button>
    </details>
  </xsl:template>

  <xsl:template match="c:section" mode="deja">
    <xsl:if test="c:ligne/c:texte"><dl><xsl:apply-templates select="c:ligne[c:texte]" mode="deja"/></dl></xsl:if>
  </xsl:template>

  <xsl:template match="c:ligne" mode="deja">
    <dt class="wsc-quiet wsc-small"><xsl:value-of select="c:libelle"/></dt>
    <dd><xsl:apply-templates select="c:texte" mode="recap"/></dd>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- One dossier: what was asked at the left, pieces, messages and journal beside it, the treatment in the rail. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-dossier']" mode="bo-titre">
    <xsl:value-of select="v:contenu/*/c:intitule"/>
    <xsl:text> · </xsl:text>
    <xsl:value-of select="v:contenu/*/c:citoyen"/>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-dossier']" mode="bo-corps">
    <xsl:apply-templates select="v:contenu/*[local-name() = 'dossierComplet']" mode="bo-dossier"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-dossier">
    <xsl:call-template name="bo.retour-liste"/>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="/v:vue" mode="bo-titre"/></h1>
        <xsl:apply-templates select="." mode="bo-chapeau"/>
      </div>
      <xsl:apply-templates select="." mode="bo-telecharger"/>
    </div>
    <xsl:apply-templates select="/v:vue/v:cadre" mode="bo-erreurs"/>
    <div class="bo-2 bo-2--rail">
      <div>
        <xsl:apply-templates select="." mode="bo-parties"/>
        <xsl:apply-templates select="." mode="bo-proches"/>
        <div class="bo-2">
          <xsl:apply-templates select="." mode="bo-demande"/>
          <div>
            <xsl:apply-templates select="." mode="bo-pieces"/>
            <xsl:apply-templates select="self::*[c:document]" mode="bo-documents"/>
            <xsl:apply-templates select="self::*[c:avis]" mode="bo-opinion"/>
            <xsl:apply-templates select="." mode="bo-messages"/>
            <xsl:apply-templates select="." mode="bo-ecrire"/>
            <xsl:apply-templates select="." mode="bo-journal"/>
          </div>
        </div>
      </div>
      <xsl:apply-templates select="." mode="bo-traitement"/>
    </div>
  </xsl:template>

  <xsl:template name="bo.retour-liste">
    <p class="bo-small bo-back bo-noprint">
      <a href="{$base}">
        <xsl:call-template name="bo.icone-retour"/>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.retour'"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>

  <!-- State, number, theme, day and hour of the demande, address of the citizen -->

  <xsl:template match="*" mode="bo-chapeau">
    <p class="bo-quiet">
      <xsl:apply-templates select="c:etatLibelle" mode="bo-etat"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.dossier'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <strong class="bo-num"><xsl:value-of select="c:numero"/></strong>
      <xsl:text> · </xsl:text>
      <xsl:value-of select="c:themeLibelle"/>
      <xsl:text> · </xsl:text>
      <xsl:apply-templates select="c:dateDepot" mode="bo-chapeau"/>
      <xsl:apply-templates select="c:courriel" mode="bo-chapeau"/>
    </p>
  </xsl:template>

  <xsl:template match="c:dateDepot" mode="bo-chapeau">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.demande-le'"/></xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="date.instant"/>
  </xsl:template>

  <xsl:template match="c:courriel" mode="bo-chapeau">
    <xsl:text> · </xsl:text>
    <a href="mailto:{.}"><xsl:value-of select="."/></a>
  </xsl:template>

  <!-- The state of a dossier: words, icon, tint. The tone is that of the outcome once there is one. -->

  <xsl:template match="c:etatLibelle" mode="bo-etat">
    <xsl:call-template name="bo.etiquette">
      <xsl:with-param name="icone" select="'horloge'"/>
      <xsl:with-param name="mots" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:issue = 'acceptee' or c:issue = 'classee']/c:etatLibelle" mode="bo-etat">
    <xsl:call-template name="bo.etiquette">
      <xsl:with-param name="ton" select="'ok'"/>
      <xsl:with-param name="icone" select="'coche'"/>
      <xsl:with-param name="mots" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:issue = 'refusee']/c:etatLibelle" mode="bo-etat">
    <xsl:call-template name="bo.etiquette">
      <xsl:with-param name="ton" select="'bad'"/>
      <xsl:with-param name="icone" select="'croix'"/>
      <xsl:with-param name="mots" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:issue = 'sans-suite']/c:etatLibelle" mode="bo-etat">
    <xsl:call-template name="bo.etiquette">
      <xsl:with-param name="ton" select="'off'"/>
      <xsl:with-param name="icone" select="'pause'"/>
      <xsl:with-param name="mots" select="."/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="bo.etiquette">
    <xsl:param name="ton" select="'info'"/>
    <xsl:param name="icone"/>
    <xsl:param name="mots"/>
    <span class="bo-tag bo-tag--{$ton}">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="$icone"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:value-of select="$mots"/>
    </span>
  </xsl:template>

  <xsl:template match="*" mode="bo-telecharger">
    <p class="bo-tools">
      <a class="bo-button" href="{$base}dossiers/{c:numero}/recapitulatif.pdf">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'telecharger'"/></xsl:call-template>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.recapitulatif'"/></xsl:call-template>
      </a>
      <a class="bo-button" href="{$base}dossiers/{c:numero}/demande.xml">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'telecharger'"/></xsl:call-template>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.xml'"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>

  <!-- The parts of the page, as anchors: one page, so that a search in the browser and the printer see everything -->

  <xsl:template match="*" mode="bo-parties">
    <nav class="bo-noprint">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.parties'"/></xsl:call-template>
      </xsl:attribute>
      <ul class="bo-tabs">
        <li><a href="#demande"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.demande.titre'"/></xsl:call-template></a></li>
        <xsl:call-template name="bo.partie">
          <xsl:with-param name="nom" select="'pieces'"/>
          <xsl:with-param name="nombre" select="count(c:piece)"/>
        </xsl:call-template>
        <xsl:call-template name="bo.partie">
          <xsl:with-param name="nom" select="'messages'"/>
          <xsl:with-param name="nombre" select="count(c:message)"/>
        </xsl:call-template>
        <xsl:call-template name="bo.partie">
          <xsl:with-param name="nom" select="'journal'"/>
          <xsl:with-param name="nombre" select="count(c:journal)"/>
        </xsl:call-template>
        <li><a href="#traitement"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.titre'"/></xsl:call-template></a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template name="bo.partie">
    <xsl:param name="nom"/>
    <xsl:param name="nombre"/>
    <li>
      <a href="#{$nom}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.', $nom, '.titre')"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <span class="bo-count"><xsl:value-of select="$nombre"/></span>
      </a>
    </li>
  </xsl:template>

  <!-- The demande, as it reads in French -->

  <xsl:template match="*" mode="bo-demande">
    <section class="bo-panel" id="demande" aria-labelledby="demande-titre">
      <h2 id="demande-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.demande.titre'"/></xsl:call-template></h2>
      <xsl:apply-templates select="c:section" mode="bo-demande"/>
    </section>
  </xsl:template>

  <xsl:template match="c:section" mode="bo-demande">
    <h3>
      <xsl:value-of select="c:titre"/>
      <xsl:if test="c:rang">
        <xsl:text>&#xA0;</xsl:text>
        <xsl:value-of select="c:rang"/>
      </xsl:if>
    </h3>
    <dl class="bo-dl"><xsl:apply-templates select="c:ligne" mode="bo-demande"/></dl>
  </xsl:template>

  <xsl:template match="c:ligne" mode="bo-demande">
    <div>
      <dt><xsl:value-of select="c:libelle"/></dt>
      <xsl:apply-templates select="c:texte" mode="bo-demande"/>
    </div>
  </xsl:template>

  <xsl:template match="c:texte" mode="bo-demande">
    <dd><xsl:value-of select="."/></dd>
  </xsl:template>
</xsl:stylesheet>

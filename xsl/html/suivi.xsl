<?xml version="1.0" encoding="UTF-8"?>
<!-- Views suivi (with number and key), recapitulatif and dossier (in the account): one drawing, two sets of addresses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'suivi' or @nom = 'dossier']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="contenu"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'suivi']" mode="fil-suite">
    <li><a href="{$base}suivi"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.menu.suivi'"/></xsl:call-template></a></li>
    <li aria-current="page"><xsl:value-of select="v:contenu/*/c:numero"/></li>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'dossier']" mode="fil-suite">
    <li><a href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.menu.compte'"/></xsl:call-template></a></li>
    <li aria-current="page"><xsl:value-of select="v:contenu/*/c:numero"/></li>
  </xsl:template>

  <!-- adresse: the view's own address, where its actions are sent. -->
  <xsl:template match="/" mode="adresse"><xsl:apply-templates select="v:vue" mode="adresse"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'suivi']" mode="adresse">
    <xsl:value-of select="concat($base, 'services/', v:contenu/*/c:teleservice, '/suivi')"/>
    <xsl:apply-templates select="." mode="acces"/>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'dossier']" mode="adresse">
    <xsl:value-of select="concat($base, 'compte/dossiers/', v:contenu/*/c:numero)"/>
  </xsl:template>

  <xsl:template match="v:vue" mode="acces">
    <xsl:value-of select="concat($et, 'numero=', v:contenu/*/c:numero, '&amp;cle=', v:cadre/v:parametre[@nom = 'cle'])"/>
  </xsl:template>

  <!-- cles: a host page may send the form to another address than ours; number and key go with it. -->
  <xsl:template match="v:vue" mode="cles"/>
  <xsl:template match="v:vue[@nom = 'suivi']" mode="cles">
    <input type="hidden" name="numero" value="{v:contenu/*/c:numero}"/>
    <input type="hidden" name="cle" value="{v:cadre/v:parametre[@nom = 'cle']}"/>
  </xsl:template>

  <!-- View recapitulatif: the answers alone, to read again or print. -->
  <xsl:template match="v:vue[@nom = 'recapitulatif']" mode="corps">
    <div class="wsc-narrow">
      <xsl:apply-templates select="v:contenu/*" mode="en-tete"/>
      <xsl:apply-templates select="v:contenu/*" mode="reponses"/>
      <ul class="wsc-links wsc-noprint"><xsl:apply-templates select="." mode="documents"/></ul>
    </div>
  </xsl:template>

  <xsl:template match="*[local-name() = 'suivi']" mode="contenu">
    <div class="wsc-cols">
      <div>
        <xsl:apply-templates select="." mode="en-tete"/>
        <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="$cadre/v:erreur"/><xsl:with-param name="cle" select="'suivi.echec'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="a-faire"/>
        <xsl:apply-templates select="." mode="paiements"/>
        <xsl:apply-templates select="." mode="reservations"/>
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.etapes'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="etapes"/>
        <xsl:apply-templates select="." mode="messages"/>
        <xsl:apply-templates select="/v:vue" mode="ecrire"/>
        <xsl:apply-templates select="." mode="reponses"/>
      </div>
      <aside class="wsc-side">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.dossier'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="documents"/>
        <xsl:apply-templates select="." mode="autres-actions"/>
        <xsl:apply-templates select="c:contact" mode="carte"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="en-tete">
    <p class="wsc-over"><xsl:apply-templates select="c:etatLibelle" mode="etiquette"/></p>
    <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:value-of select="c:intitule"/></xsl:with-param></xsl:call-template>
    <p class="wsc-quiet"><xsl:apply-templates select="." mode="situation"/></p>
  </xsl:template>

  <!-- situation: theme, number, date; the line under the name of a dossier. -->
  <xsl:template match="*" mode="situation">
    <xsl:value-of select="c:themeLibelle"/>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.situation.numero'"/></xsl:call-template>
    <span class="wsc-num"><xsl:value-of select="c:numero"/></span>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.situation.date'"/></xsl:call-template>
    <xsl:apply-templates select="c:dateDepot" mode="date"/>
    <xsl:apply-templates select="c:dateCloture" mode="situation"/>
  </xsl:template>

  <xsl:template match="c:dateCloture" mode="situation">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.situation.clos'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="date"/>
  </xsl:template>

  <!-- What is expected of the citizen comes first; what is only possible stands aside. -->
  <xsl:template match="*" mode="a-faire"/>
  <xsl:template match="*[c:action/c:ton = 'principale']" mode="a-faire">
    <section class="wsc-notice wsc-notice--wait" aria-labelledby="{$prefixe}a-faire">
      <xsl:call-template name="titre.label">
        <xsl:with-param name="cle" select="'suivi.a-faire'"/>
        <xsl:with-param name="classe" select="'wsc-notice-title'"/>
        <xsl:with-param name="id" select="'a-faire'"/>
      </xsl:call-template>
      <xsl:apply-templates select="c:action[c:ton = 'principale']" mode="action"/>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="autres-actions"/>
  <xsl:template match="*[c:action/c:ton != 'principale']" mode="autres-actions">
    <section class="wsc-card wsc-noprint">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.possible'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <xsl:apply-templates select="c:action[c:ton != 'principale']" mode="action"/>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="messages"/>
  <xsl:template match="*[c:message]" mode="messages">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.messages'"/></xsl:call-template>
    <ol class="wsc-thread"><xsl:apply-templates select="c:message" mode="message"/></ol>
  </xsl:template>

  <xsl:template match="*" mode="reponses"/>
  <xsl:template match="*[c:section]" mode="reponses">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.reponses'"/></xsl:call-template>
    <xsl:apply-templates select="c:section" mode="recap"/>
  </xsl:template>

  <xsl:template match="*" mode="documents">
    <section class="wsc-card wsc-noprint">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.documents'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <ul class="wsc-links"><xsl:apply-templates select="/v:vue" mode="documents"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="v:vue" mode="documents">
    <xsl:apply-templates select="v:contenu/*/c:document" mode="document-suivi"/>
    <li>
      <a>
        <xsl:attribute name="href">
          <xsl:value-of select="concat($base, 'services/', v:contenu/*/c:teleservice, '/recapitulatif.pdf')"/>
          <xsl:apply-templates select="." mode="acces"/>
        </xsl:attribute>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recapitulatif'"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>

  <!-- ecrire: from the account, a word to the department in charge. -->
  <xsl:template match="v:vue" mode="ecrire"/>
  <xsl:template match="v:vue[@nom = 'dossier' and v:contenu/*/c:etat != 'clos']" mode="ecrire">
    <form class="wsc-action wsc-noprint" method="post" action="{$base}compte/dossiers/{v:contenu/*/c:numero}/message">
      <xsl:call-template name="csrf"/>
      <p class="wsc-field">
        <label class="wsc-label" for="{$prefixe}texte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.ecrire'"/></xsl:call-template></label>
        <textarea class="wsc-textarea" id="{$prefixe}texte" name="texte" rows="4" maxlength="4000"/>
      </p>
      <button class="wsc-button wsc-button--second" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.ecrire.envoyer'"/></xsl:call-template></button>
    </form>
  </xsl:template>

  <!-- The letters and results that the town added. -->
  <xsl:template match="c:document" mode="document">
    <xsl:param name="adresse"/>
    <li>
      <a href="{$adresse}"><xsl:value-of select="c:libelle"/></a>
      <xsl:text> </xsl:text>
      <span class="wsc-quiet"><xsl:apply-templates select="c:date" mode="date"/></span>
    </li>
  </xsl:template>
  <xsl:template match="c:document" mode="document-suivi">
    <xsl:variable name="acces"><xsl:apply-templates select="/v:vue" mode="acces"/></xsl:variable>
    <xsl:apply-templates select="." mode="document">
      <xsl:with-param name="adresse" select="concat($base, 'services/', ../c:teleservice, '/documents/', c:rang, $acces)"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="c:document" mode="document-compte">
    <xsl:apply-templates select="." mode="document">
      <xsl:with-param name="adresse" select="concat($base, 'compte/dossiers/', ../c:numero, '/documents/', c:rang)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'dossier']" mode="documents">
    <xsl:apply-templates select="v:contenu/*/c:document" mode="document-compte"/>
    <li><a href="{$base}compte/dossiers/{v:contenu/*/c:numero}/recapitulatif.pdf"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recapitulatif'"/></xsl:call-template></a></li>
    <li><a href="{$base}compte/dossiers/{v:contenu/*/c:numero}/demande.xml"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.demande-xml'"/></xsl:call-template></a></li>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What a dossier books and what it owes, on its page; the trial payment page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- Payments: what is to be paid comes with its button, what is settled in a line. -->
  <xsl:template match="*" mode="paiements"/>
  <xsl:template match="*[c:paiement[c:etat != 'annule']]" mode="paiements">
    <section aria-labelledby="{$prefixe}paiement">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.paiement'"/><xsl:with-param name="id" select="'paiement'"/></xsl:call-template>
      <xsl:apply-templates select="c:paiement[c:etat != 'annule']" mode="paiement"/>
    </section>
  </xsl:template>

  <xsl:template match="c:paiement" mode="paiement">
    <div>
      <xsl:attribute name="class">
        <xsl:value-of select="'wsc-notice'"/>
        <xsl:if test="c:etat = 'paye'"><xsl:value-of select="' wsc-notice--ok'"/></xsl:if>
        <xsl:if test="c:etat != 'paye'"><xsl:value-of select="' wsc-notice--wait'"/></xsl:if>
      </xsl:attribute>
      <p>
        <strong><xsl:value-of select="c:montant"/></strong>
        <xsl:value-of select="concat(', ', c:objet, '. ', c:etatLibelle, '.')"/>
      </p>
      <xsl:apply-templates select="c:enLigne" mode="paiement"/>
    </div>
  </xsl:template>

  <xsl:template match="c:enLigne" mode="paiement"/>
  <xsl:template match="c:enLigne[. = 'true']" mode="paiement">
    <p>
      <a class="wsc-button">
        <xsl:attribute name="href"><xsl:apply-templates select="/v:vue" mode="vers"><xsl:with-param name="page" select="'paiement'"/></xsl:apply-templates></xsl:attribute>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.payer'"/><xsl:with-param name="libelle" select="../c:montant"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>
  <xsl:template match="c:enLigne[. = 'false'][../c:etat = 'a-payer' or ../c:etat = 'echoue']" mode="paiement">
    <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.payer-sur-place'"/></xsl:call-template></p>
  </xsl:template>

  <!-- vers: another page of this dossier, with its access. -->
  <xsl:template match="v:vue" mode="vers">
    <xsl:param name="page"/>
    <xsl:value-of select="concat($base, 'services/', v:contenu/*/c:teleservice, '/', $page)"/>
    <xsl:apply-templates select="." mode="acces"/>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'dossier']" mode="vers">
    <xsl:param name="page"/>
    <xsl:value-of select="concat($base, 'compte/dossiers/', v:contenu/*/c:numero, '/', $page)"/>
  </xsl:template>

  <!-- Bookings -->
  <xsl:template match="*" mode="reservations"/>
  <xsl:template match="*[c:reservation]" mode="reservations">
    <section aria-labelledby="{$prefixe}reservation">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.reservation'"/><xsl:with-param name="id" select="'reservation'"/></xsl:call-template>
      <xsl:apply-templates select="c:reservation" mode="reservation"/>
      <p class="wsc-noprint">
        <a>
          <xsl:attribute name="href"><xsl:apply-templates select="/v:vue" mode="vers"><xsl:with-param name="page" select="'reservation.ics'"/></xsl:apply-templates></xsl:attribute>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.agenda'"/></xsl:call-template>
        </a>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="c:reservation" mode="reservation">
    <dl class="wsc-recap">
      <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.quoi'"/></xsl:call-template></dt><dd><xsl:value-of select="c:ressourceLibelle"/></dd></div>
      <xsl:apply-templates select="c:lieu" mode="reservation"/>
      <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.quand'"/></xsl:call-template></dt><dd><xsl:value-of select="c:libelle"/></dd></div>
      <xsl:apply-templates select="c:places[. &gt; 1]" mode="reservation"/>
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.etat'"/></xsl:call-template></dt>
        <dd>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('suivi.reservation.', c:etat)"/></xsl:call-template>
          <xsl:apply-templates select="c:rang|c:expireLe" mode="reservation"/>
        </dd>
      </div>
    </dl>
  </xsl:template>

  <xsl:template match="c:lieu" mode="reservation">
    <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.lieu'"/></xsl:call-template></dt><dd><xsl:value-of select="."/></dd></div>
  </xsl:template>
  <xsl:template match="c:places" mode="reservation">
    <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.places'"/></xsl:call-template></dt><dd><xsl:value-of select="."/></dd></div>
  </xsl:template>
  <xsl:template match="c:rang" mode="reservation">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.rang'"/><xsl:with-param name="n" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:expireLe" mode="reservation">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.reservation.jusque'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="date.instant"/>
  </xsl:template>

  <!-- The trial payment page: it says that no money moves. -->
  <xsl:template match="v:vue[@nom = 'paiement-essai']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'paiement.titre'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <p class="wsc-notice"><xsl:call-template name="label"><xsl:with-param name="cle" select="'paiement.essai'"/></xsl:call-template></p>
      <dl class="wsc-recap">
        <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'paiement.objet'"/></xsl:call-template></dt><dd><xsl:value-of select="v:cadre/v:parametre[@nom = 'objet']"/></dd></div>
        <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'paiement.montant'"/></xsl:call-template></dt><dd><strong><xsl:value-of select="concat(format-number(v:cadre/v:parametre[@nom = 'centimes'] div 100, '#&#8239;##0,00', 'fr'), '&#160;€')"/></strong></dd></div>
      </dl>
      <form method="post" action="{$base}paiement-essai">
        <xsl:call-template name="csrf"/>
        <xsl:apply-templates select="v:cadre/v:parametre" mode="cachees"/>
        <p class="wsc-bar">
          <button class="wsc-button" type="submit" name="choix" value="payer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'paiement.payer'"/></xsl:call-template></button>
          <xsl:text> </xsl:text>
          <button class="wsc-button wsc-button--second" type="submit" name="choix" value="renoncer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'paiement.renoncer'"/></xsl:call-template></button>
        </p>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>

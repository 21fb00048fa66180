<?xml version="1.0" encoding="UTF-8"?>
<!-- The thread: the numbered procedure of a service and the étapes of a dossier are one drawing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <!-- Procedure: a number in a dot (the list already counts), a title, what the citizen receives. -->
  <xsl:template match="c:point" mode="etape">
    <li>
      <span class="wsc-dot" aria-hidden="true"><xsl:value-of select="position()"/></span>
      <strong class="wsc-step-title"><xsl:value-of select="c:titre"/></strong>
      <xsl:apply-templates select="c:texte" mode="etape"/>
    </li>
  </xsl:template>

  <xsl:template match="c:texte" mode="etape"><span class="wsc-step-text"><xsl:value-of select="."/></span></xsl:template>

  <xsl:template match="*" mode="etapes">
    <ol class="wsc-thread-line wsc-etapes"><xsl:apply-templates select="c:etape" mode="etape"/></ol>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'ok']" mode="etape">
    <li class="wsc-is-done">
      <span class="wsc-dot" aria-hidden="true"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template></span>
      <xsl:apply-templates select="." mode="etape-mots"/>
    </li>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'en-cours']" mode="etape">
    <li class="wsc-is-now" aria-current="step">
      <span class="wsc-dot" aria-hidden="true"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'point'"/></xsl:call-template></span>
      <xsl:apply-templates select="." mode="etape-mots"/>
    </li>
  </xsl:template>

  <xsl:template match="c:etape" mode="etape">
    <li class="wsc-is-todo">
      <span class="wsc-dot" aria-hidden="true"><xsl:text>&#160;</xsl:text></span>
      <xsl:apply-templates select="." mode="etape-mots"/>
    </li>
  </xsl:template>

  <xsl:template match="c:etape" mode="etape-mots">
    <span class="wsc-step-title"><xsl:value-of select="c:libelle"/></span>
    <span class="wsc-step-text wsc-small"><xsl:apply-templates select="c:etat" mode="etape-etat"/></span>
  </xsl:template>

  <!-- The words are text, always: OK and its date, En cours and its term, Non réalisé. -->
  <xsl:template match="c:etat" mode="etape-etat">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.etape.non-realise'"/></xsl:call-template>
    <xsl:apply-templates select="../c:echeance" mode="etape-attendue"/>
  </xsl:template>

  <xsl:template match="c:etat[. = 'ok']" mode="etape-etat">
    <strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.etape.ok'"/></xsl:call-template></strong>
    <xsl:apply-templates select="../c:date" mode="etape-date"/>
  </xsl:template>

  <xsl:template match="c:etat[. = 'en-cours']" mode="etape-etat">
    <strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.etape.en-cours'"/></xsl:call-template></strong>
    <xsl:apply-templates select="../c:echeance" mode="etape-echeance"/>
  </xsl:template>

  <xsl:template match="c:date" mode="etape-date"><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="date"/></xsl:template>

  <xsl:template match="c:echeance" mode="etape-echeance">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.etape.jusquau'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="date"/>
  </xsl:template>

  <xsl:template match="c:echeance" mode="etape-attendue">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.etape.attendu'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="date"/>
  </xsl:template>

  <!-- The state of a dossier as a tag: icon, words, colour last. -->
  <xsl:template match="c:etatLibelle" mode="etiquette">
    <span>
      <xsl:attribute name="class"><xsl:value-of select="'wsc-tag'"/><xsl:apply-templates select=".." mode="ton"/></xsl:attribute>
      <xsl:call-template name="icone"><xsl:with-param name="nom"><xsl:apply-templates select=".." mode="ton-icone"/></xsl:with-param></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:value-of select="."/>
    </span>
  </xsl:template>

  <!-- A dossier that waits for the citizen says so, whatever its state is called. -->
  <xsl:template match="*[c:action/c:ton = 'principale']/c:etatLibelle" mode="etiquette">
    <span class="wsc-tag wsc-tag--wait">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.attendu'"/></xsl:call-template>
    </span>
  </xsl:template>

  <xsl:template match="*" mode="ton"/>
  <xsl:template match="*[c:etat = 'clos']" mode="ton"><xsl:value-of select="' wsc-tag--off'"/></xsl:template>
  <xsl:template match="*[c:issue = 'acceptee']" mode="ton" priority="1"><xsl:value-of select="' wsc-tag--ok'"/></xsl:template>
  <xsl:template match="*[c:issue = 'refusee']" mode="ton" priority="1"><xsl:value-of select="' wsc-tag--bad'"/></xsl:template>

  <xsl:template match="*" mode="ton-icone"><xsl:value-of select="'horloge'"/></xsl:template>
  <xsl:template match="*[c:etat = 'clos']" mode="ton-icone"><xsl:value-of select="'point'"/></xsl:template>
  <xsl:template match="*[c:issue = 'acceptee']" mode="ton-icone" priority="1"><xsl:value-of select="'coche'"/></xsl:template>
  <xsl:template match="*[c:issue = 'refusee']" mode="ton-icone" priority="1"><xsl:value-of select="'croix'"/></xsl:template>
</xsl:stylesheet>

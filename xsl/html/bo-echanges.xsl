<?xml version="1.0" encoding="UTF-8"?>
<!-- What has gone in and out of a dossier: its pieces, the messages to the citizen, its journal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- bo.rien: the sentence of an empty part -->
  <xsl:template name="bo.rien">
    <xsl:param name="cle"/>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></p>
  </xsl:template>

  <!-- Pieces -->

  <xsl:template match="*" mode="bo-pieces">
    <section class="bo-panel" id="pieces" aria-labelledby="pieces-titre">
      <h2 id="pieces-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.pieces.titre'"/></xsl:call-template></h2>
      <xsl:call-template name="bo.rien"><xsl:with-param name="cle" select="'bo.pieces.rien'"/></xsl:call-template>
    </section>
  </xsl:template>
  <xsl:template match="*[c:piece]" mode="bo-pieces">
    <section class="bo-panel" id="pieces" aria-labelledby="pieces-titre">
      <h2 id="pieces-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.pieces.titre'"/></xsl:call-template></h2>
      <ul class="bo-files"><xsl:apply-templates select="c:piece" mode="bo-piece"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:piece" mode="bo-piece">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'document'"/></xsl:call-template>
      <a href="{$base}dossiers/{../c:numero}/pieces/{c:rang}"><xsl:value-of select="c:nom"/></a>
      <small>
        <xsl:value-of select="c:libelle"/>
        <xsl:text> · </xsl:text>
        <xsl:apply-templates select="c:typeMime" mode="bo-format"/>
        <xsl:apply-templates select="c:taille" mode="taille"/>
      </small>
    </li>
  </xsl:template>

  <!-- image/jpeg is printed JPEG; a long type says nothing to anyone and the name has its extension. -->
  <xsl:template match="c:typeMime" mode="bo-format"/>
  <xsl:template match="c:typeMime[string-length(substring-after(., '/')) &lt; 5]" mode="bo-format">
    <xsl:value-of select="translate(substring-after(., '/'), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
    <xsl:text>, </xsl:text>
  </xsl:template>

  <!-- Messages to the citizen, as they come -->

  <xsl:template match="*" mode="bo-messages">
    <section class="bo-panel" id="messages" aria-labelledby="messages-titre">
      <h2 id="messages-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.messages.titre'"/></xsl:call-template></h2>
      <xsl:apply-templates select="c:message" mode="bo-message"/>
      <xsl:if test="not(c:message)">
        <xsl:call-template name="bo.rien"><xsl:with-param name="cle" select="'bo.messages.rien'"/></xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="c:message" mode="bo-message">
    <div class="bo-msg bo-msg--out">
      <p class="bo-msg-head">
        <xsl:apply-templates select="c:etat" mode="bo-message"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:date" mode="bo-instant"/>
      </p>
      <p class="bo-msg-title"><xsl:value-of select="c:objet"/></p>
      <xsl:apply-templates select="c:corps" mode="bo-message"/>
    </div>
  </xsl:template>

  <!-- The subject tells most of them apart: the text opens on demand, and on paper. -->
  <xsl:template match="c:corps" mode="bo-message">
    <details>
      <summary>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.messages.lire'"/></xsl:call-template>
        <span class="wsc-hidden">
          <xsl:text> : </xsl:text>
          <xsl:value-of select="../c:objet"/>
        </span>
      </summary>
      <p class="bo-lines"><xsl:value-of select="."/></p>
    </details>
  </xsl:template>

  <xsl:template match="c:etat" mode="bo-message">
    <xsl:call-template name="bo.etat-message">
      <xsl:with-param name="ton" select="'wait'"/>
      <xsl:with-param name="icone" select="'horloge'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="c:etat[. = 'envoye']" mode="bo-message">
    <xsl:call-template name="bo.etat-message">
      <xsl:with-param name="ton" select="'ok'"/>
      <xsl:with-param name="icone" select="'coche'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="c:etat[. = 'echec']" mode="bo-message">
    <xsl:call-template name="bo.etat-message">
      <xsl:with-param name="ton" select="'bad'"/>
      <xsl:with-param name="icone" select="'alerte'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="bo.etat-message">
    <xsl:param name="ton"/>
    <xsl:param name="icone"/>
    <xsl:call-template name="bo.etiquette">
      <xsl:with-param name="ton" select="$ton"/>
      <xsl:with-param name="icone" select="$icone"/>
      <xsl:with-param name="mots">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.messages.', .)"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Journal, newest first: an answer that gives the oldest first is turned round -->

  <xsl:template match="*" mode="bo-journal">
    <xsl:variable name="premiere" select="number(translate(substring(c:journal[1]/c:date, 1, 19), '-:T', ''))"/>
    <xsl:variable name="derniere" select="number(translate(substring(c:journal[last()]/c:date, 1, 19), '-:T', ''))"/>
    <section class="bo-panel" id="journal" aria-labelledby="journal-titre">
      <h2 id="journal-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.journal.titre'"/></xsl:call-template></h2>
      <ol class="bo-log">
        <xsl:apply-templates select="c:journal" mode="bo-journal">
          <xsl:sort select="position() * (($premiere &gt; $derniere) - ($premiere &lt;= $derniere))" data-type="number"/>
        </xsl:apply-templates>
      </ol>
    </section>
  </xsl:template>

  <xsl:template match="c:journal" mode="bo-journal">
    <li>
      <xsl:apply-templates select="c:date" mode="bo-instant"/>
      <div>
        <xsl:apply-templates select="c:cible[. != ../c:etape]" mode="bo-journal"/>
        <xsl:value-of select="c:libelle"/>
        <span class="bo-quiet">
          <xsl:text>, </xsl:text>
          <xsl:value-of select="c:acteur"/>
        </span>
        <xsl:apply-templates select="c:motif | c:commentaire | c:reponse" mode="bo-journal"/>
      </div>
    </li>
  </xsl:template>

  <!-- A change of étape: « Prise en charge → Contrôle légalité » -->
  <xsl:template match="c:cible" mode="bo-journal">
    <strong class="bo-step">
      <xsl:value-of select="../c:etape"/>
      <xsl:text> </xsl:text>
      <span aria-hidden="true">→</span>
      <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.journal.vers'"/></xsl:call-template></span>
      <xsl:text> </xsl:text>
      <xsl:value-of select="."/>
    </strong>
  </xsl:template>
  <xsl:template match="c:motif" mode="bo-journal">
    <span class="bo-why">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'bo.journal.motif'"/>
        <xsl:with-param name="motif" select="."/>
      </xsl:call-template>
    </span>
  </xsl:template>
  <xsl:template match="c:reponse" mode="bo-journal">
    <span class="bo-why">
      <xsl:value-of select="c:libelle"/>
      <xsl:text>&#160;: </xsl:text>
      <xsl:apply-templates select="c:texte" mode="bo-reponse"/>
    </span>
  </xsl:template>
  <xsl:template match="c:texte" mode="bo-reponse">
    <xsl:if test="preceding-sibling::c:texte">, </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>
  <xsl:template match="c:commentaire" mode="bo-journal">
    <q class="bo-why bo-lines"><xsl:value-of select="."/></q>
  </xsl:template>
</xsl:stylesheet>

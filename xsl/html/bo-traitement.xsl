<?xml version="1.0" encoding="UTF-8"?>
<!-- The rail of a dossier: the étape and its actions, who has taken it, the clock, what the citizen sees. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="*" mode="bo-traitement">
    <aside class="bo-rail" id="traitement">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.titre'"/></xsl:call-template>
      </xsl:attribute>
      <section class="bo-panel" aria-labelledby="etape-titre">
        <h2 id="etape-titre">
          <xsl:call-template name="label">
            <xsl:with-param name="cle" select="'bo.traitement.etape'"/>
            <xsl:with-param name="etape" select="c:etapeLibelle"/>
          </xsl:call-template>
        </h2>
        <xsl:apply-templates select="." mode="bo-actions"/>
        <xsl:apply-templates select="self::*[c:etat != 'clos']" mode="bo-prise"/>
        <xsl:if test="$cadre/v:session[@profil = 'gestionnaire' or @profil = 'administrateur']">
          <xsl:apply-templates select="." mode="bo-gestion"/>
        </xsl:if>
      </section>
      <xsl:apply-templates select="self::*[c:etat != 'clos']" mode="bo-delais"/>
      <xsl:apply-templates select="." mode="bo-citoyen"/>
    </aside>
  </xsl:template>

  <!-- Actions: one form, a button per action with its consequence; a motive is asked on a page of its own -->

  <xsl:template match="*" mode="bo-actions">
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.rien'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:etat = 'clos']" mode="bo-actions">
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.clos'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:action]" mode="bo-actions" priority="1">
    <form class="bo-noprint" action="{$base}dossiers/{c:numero}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{c:version}"/>
      <xsl:apply-templates select="c:action[c:ton = 'principale']" mode="bo-action"/>
      <xsl:apply-templates select="c:action[c:ton != 'principale' and c:ton != 'refus']" mode="bo-action"/>
      <xsl:apply-templates select="c:action[c:ton = 'refus']" mode="bo-action"/>
    </form>
  </xsl:template>

  <xsl:template match="c:action" mode="bo-action">
    <button type="submit" name="action" value="{c:nom}">
      <xsl:apply-templates select="." mode="bo-bouton"/>
    </button>
  </xsl:template>
  <xsl:template match="c:action[c:motif or c:champ]" mode="bo-action">
    <a href="{$base}dossiers/{../c:numero}/action?nom={c:nom}">
      <xsl:apply-templates select="." mode="bo-bouton"/>
    </a>
  </xsl:template>

  <!-- Class, icon, words and consequence of a button, whatever element it is -->
  <xsl:template match="c:action" mode="bo-bouton">
    <xsl:attribute name="class">bo-button bo-button--wide</xsl:attribute>
    <xsl:apply-templates select="." mode="bo-mots"><xsl:with-param name="icone" select="'fleche'"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="c:action[c:ton = 'principale']" mode="bo-bouton">
    <xsl:attribute name="class">bo-button bo-button--wide bo-button--main</xsl:attribute>
    <xsl:apply-templates select="." mode="bo-mots"><xsl:with-param name="icone" select="'coche'"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="c:action[c:ton = 'refus']" mode="bo-bouton">
    <xsl:attribute name="class">bo-button bo-button--wide bo-button--bad</xsl:attribute>
    <xsl:apply-templates select="." mode="bo-mots"><xsl:with-param name="icone" select="'croix'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="c:action" mode="bo-mots">
    <xsl:param name="icone"/>
    <xsl:call-template name="icone"><xsl:with-param name="nom" select="$icone"/></xsl:call-template>
    <xsl:value-of select="c:libelle"/>
    <xsl:apply-templates select="c:explication" mode="bo-consequence"/>
    <xsl:if test="c:champ">
      <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.formulaire'"/></xsl:call-template></small>
    </xsl:if>
    <xsl:if test="c:motif and not(c:champ)">
      <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.traitement.motif'"/></xsl:call-template></small>
    </xsl:if>
  </xsl:template>
  <xsl:template match="c:explication" mode="bo-consequence">
    <small><xsl:apply-templates mode="bo-phrase"/></small>
  </xsl:template>

  <!-- Who has taken the dossier -->

  <xsl:template match="*" mode="bo-prise">
    <form class="bo-take" action="{$base}dossiers/{c:numero}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{c:version}"/>
      <p class="bo-quiet">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'compte'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="bo-pris-par"/>
      </p>
      <xsl:apply-templates select="." mode="bo-prendre"/>
    </form>
  </xsl:template>

  <xsl:template match="*" mode="bo-pris-par">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.prise.personne'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:agent]" mode="bo-pris-par">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'bo.prise.agent'"/>
      <xsl:with-param name="agent" select="c:agent"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:aMoi = 'true']" mode="bo-pris-par" priority="1">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.prise.vous'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="bo-prendre">
    <button class="bo-button bo-noprint" type="submit" name="prendre" value="true">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.prise.prendre'"/></xsl:call-template>
    </button>
  </xsl:template>
  <xsl:template match="*[c:aMoi = 'true']" mode="bo-prendre">
    <button class="bo-button bo-noprint" type="submit" name="prendre" value="false">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.prise.liberer'"/></xsl:call-template>
    </button>
  </xsl:template>

  <!-- What a manager may do beside the actions: give an open dossier to somebody, open a closed one again -->

  <xsl:template match="*" mode="bo-gestion">
    <p class="bo-take bo-noprint">
      <a class="bo-button" href="{$base}dossiers/{c:numero}/affectation">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.lien'"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>
  <xsl:template match="*[c:etat = 'clos']" mode="bo-gestion">
    <p class="bo-take bo-noprint">
      <a class="bo-button" href="{$base}dossiers/{c:numero}/reouverture">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.reouverture.titre'"/></xsl:call-template>
      </a>
    </p>
  </xsl:template>

  <!-- Clock: sentence, bar, due day, since when -->

  <xsl:template match="*" mode="bo-delais">
    <section class="bo-panel" aria-labelledby="delais-titre">
      <h2 id="delais-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.delais.titre'"/></xsl:call-template></h2>
      <div>
        <xsl:apply-templates select="." mode="bo-horloge"/>
      </div>
      <p class="bo-quiet bo-small">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.delais.depuis'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:etapeDepuis" mode="date"/>
        <xsl:apply-templates select="c:silenceLe" mode="bo-delais"/>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="c:silenceLe" mode="bo-delais">
    <br/>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.delais.silence'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="date"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-horloge">
    <xsl:attribute name="class">bo-clock</xsl:attribute>
    <xsl:apply-templates select="c:joursOuvresPasses" mode="bo-jours"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.delais.sans'"/></xsl:call-template>
    <xsl:apply-templates select="c:echeance" mode="bo-horloge"/>
  </xsl:template>
  <xsl:template match="*[c:joursOuvresPrevus &gt;= c:joursOuvresPasses]" mode="bo-horloge">
    <xsl:attribute name="class">bo-clock</xsl:attribute>
    <xsl:apply-templates select="c:joursOuvresPasses" mode="bo-jours"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="c:joursOuvresPrevus" mode="bo-horloge"/>
    <xsl:call-template name="bo.barre">
      <xsl:with-param name="part" select="round(100 * c:joursOuvresPasses div (c:joursOuvresPrevus + (c:joursOuvresPrevus = 0)))"/>
    </xsl:call-template>
    <xsl:apply-templates select="c:echeance" mode="bo-horloge"/>
  </xsl:template>
  <xsl:template match="*[c:joursOuvresPrevus &lt; c:joursOuvresPasses]" mode="bo-horloge">
    <xsl:attribute name="class">bo-clock bo-clock--late</xsl:attribute>
    <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
    <strong>
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'bo.delais.depasse'"/>
        <xsl:with-param name="n" select="c:joursOuvresPasses - c:joursOuvresPrevus"/>
      </xsl:call-template>
    </strong>
    <xsl:call-template name="bo.barre"><xsl:with-param name="part" select="100"/></xsl:call-template>
    <xsl:apply-templates select="c:joursOuvresPasses" mode="bo-jours"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="c:joursOuvresPrevus" mode="bo-horloge"/>
    <xsl:apply-templates select="c:echeance" mode="bo-horloge"/>
  </xsl:template>

  <xsl:template match="c:joursOuvresPasses" mode="bo-jours">
    <strong>
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'bo.delais.passes'"/>
        <xsl:with-param name="n" select="."/>
      </xsl:call-template>
    </strong>
  </xsl:template>
  <xsl:template match="c:joursOuvresPrevus" mode="bo-horloge">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'bo.delais.prevus'"/>
      <xsl:with-param name="n" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="c:echeance" mode="bo-horloge">
    <span class="bo-quiet bo-small bo-due">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.delais.echeance'"/></xsl:call-template>
      <time datetime="{.}"><xsl:apply-templates select="." mode="bo-jour"/></time>
    </span>
  </xsl:template>

  <!-- What the citizen sees: the same list, and the words of commun/etapes.xsl, those of the citizen's own page -->

  <xsl:template match="*" mode="bo-citoyen">
    <section class="bo-panel" aria-labelledby="citoyen-titre">
      <h2 id="citoyen-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.citoyen.titre'"/></xsl:call-template></h2>
      <ol class="bo-line"><xsl:apply-templates select="c:etape" mode="bo-citoyen"/></ol>
    </section>
  </xsl:template>

  <xsl:template match="c:etape" mode="bo-citoyen">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'point'"/></xsl:call-template>
      <xsl:apply-templates select="." mode="bo-etape"/>
    </li>
  </xsl:template>
  <xsl:template match="c:etape[c:etat = 'ok']" mode="bo-citoyen">
    <li class="bo-is-done">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
      <xsl:apply-templates select="." mode="bo-etape"/>
    </li>
  </xsl:template>
  <xsl:template match="c:etape[c:etat = 'en-cours']" mode="bo-citoyen">
    <li class="bo-is-now" aria-current="step">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'point'"/></xsl:call-template>
      <xsl:apply-templates select="." mode="bo-etape"/>
    </li>
  </xsl:template>

  <xsl:template match="c:etape" mode="bo-etape">
    <span><xsl:value-of select="c:libelle"/></span>
    <small><xsl:apply-templates select="c:etat" mode="etape-etat"/></small>
  </xsl:template>
</xsl:stylesheet>

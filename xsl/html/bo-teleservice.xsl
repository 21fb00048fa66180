<?xml version="1.0" encoding="UTF-8"?>
<!-- One téléservice: its mode, the values to set, its draft with all that keeps it from being published, its versions,
     what was done to it. Answer: ficheTeleservice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-teleservice']" mode="bo-titre">
    <xsl:value-of select="v:contenu/*/c:service/c:intitule"/>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-teleservice']" mode="bo-corps">
    <xsl:variable name="fiche" select="v:contenu/*"/>
    <xsl:variable name="service" select="$fiche/c:service"/>
    <p class="bo-small bo-back">
      <a href="{$base}teleservices"><xsl:call-template name="bo.icone-retour"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.retour'"/></xsl:call-template></a>
    </p>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet">
          <xsl:value-of select="$service/c:themeLibelle"/>
          <xsl:text> · </xsl:text>
          <xsl:value-of select="$service/c:intituleOrigine"/>
          <xsl:text> · </xsl:text>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.service.origine.', $service/c:origine)"/></xsl:call-template>
        </p>
      </div>
    </div>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <div class="bo-2 bo-2--rail">
      <div>
        <xsl:apply-templates select="$service" mode="bo-brouillon"/>
        <xsl:apply-templates select="$fiche[c:parametre]" mode="bo-parametres"/>
        <xsl:apply-templates select="$fiche[c:version]" mode="bo-versions"/>
        <xsl:apply-templates select="$fiche[c:acte]" mode="bo-actes"/>
      </div>
      <aside>
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.titre'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="$service" mode="bo-rail"/>
        <xsl:apply-templates select="$service" mode="bo-liens"/>
      </aside>
    </div>
  </xsl:template>

  <!-- Draft -->

  <xsl:template match="c:service" mode="bo-brouillon">
    <section class="bo-panel" id="brouillon" aria-labelledby="brouillon-titre">
      <h2 id="brouillon-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.titre'"/></xsl:call-template></h2>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.aucun'"/></xsl:call-template></p>
      <form class="bo-tools" action="{$base}teleservices/{c:code}" method="post">
        <xsl:call-template name="csrf"/>
        <button class="bo-button" type="submit" name="action" value="ouvrir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.ouvrir'"/></xsl:call-template></button>
        <xsl:if test="c:personnalise = 'true' and c:origine = 'livre'">
          <button class="bo-button" type="submit" name="action" value="retablir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.retablir'"/></xsl:call-template></button>
        </xsl:if>
      </form>
    </section>
  </xsl:template>

  <xsl:template match="c:service[c:brouillon]" mode="bo-brouillon">
    <xsl:variable name="erreurs" select="../c:erreur"/>
    <section class="bo-panel" id="brouillon" aria-labelledby="brouillon-titre">
      <h2 id="brouillon-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.titre'"/></xsl:call-template></h2>
      <p>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.etat'"/><xsl:with-param name="auteur" select="c:brouillon/c:auteur"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:brouillon/c:modifieLe" mode="bo-instant"/>
      </p>
      <xsl:choose>
        <xsl:when test="$erreurs">
          <div class="bo-notice bo-notice--bad">
            <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
            <div>
              <p><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.service.brouillon.erreurs'"/><xsl:with-param name="n" select="count($erreurs)"/></xsl:call-template></p>
              <ul><xsl:apply-templates select="$erreurs" mode="bo-manquement"/></ul>
            </div>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <p class="bo-notice bo-notice--ok"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template><span><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.pret'"/></xsl:call-template></span></p>
        </xsl:otherwise>
      </xsl:choose>
      <form class="bo-tools" action="{$base}teleservices/{c:code}" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="version" value="{c:brouillon/c:version}"/>
        <xsl:if test="$admin and not($erreurs)">
          <button class="bo-button bo-button--main" type="submit" name="action" value="publier"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.publier'"/></xsl:call-template></button>
        </xsl:if>
        <a class="bo-button" href="{$base}teleservices/{c:code}/formulaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.lien'"/></xsl:call-template></a>
        <a class="bo-button" href="{$base}teleservices/{c:code}/processus"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.lien'"/></xsl:call-template></a>
        <a class="bo-button" href="{$base}teleservices/{c:code}/messages"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages'"/></xsl:call-template></a>
        <xsl:if test="c:revision or c:origine = 'livre'">
          <a class="bo-button" href="{$base}teleservices/{c:code}/comparaison"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.comparer'"/></xsl:call-template></a>
        </xsl:if>
        <xsl:if test="c:origine = 'livre'">
          <button class="bo-button" type="submit" name="action" value="retablir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.retablir'"/></xsl:call-template></button>
        </xsl:if>
        <button class="bo-button bo-button--bad" type="submit" name="action" value="abandonner"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.abandonner'"/></xsl:call-template></button>
      </form>
    </section>
  </xsl:template>

  <!-- A fault: where, what; a value that is on this page is a link to it -->
  <xsl:template match="c:erreur" mode="bo-manquement">
    <li><xsl:apply-templates select="." mode="bo-place"/><xsl:text> : </xsl:text><xsl:apply-templates select="c:message/text()" mode="bo-phrase"/></li>
  </xsl:template>
  <xsl:template match="c:erreur" mode="bo-place">
    <code><xsl:value-of select="c:champ"/></code>
  </xsl:template>
  <xsl:template match="c:erreur[starts-with(c:champ, 'formulaire')]" mode="bo-place">
    <a href="{$base}teleservices/{../c:service/c:code}/formulaire"><xsl:value-of select="c:champ"/></a>
  </xsl:template>
  <xsl:template match="c:erreur[starts-with(c:champ, 'processus')]" mode="bo-place">
    <a href="{$base}teleservices/{../c:service/c:code}/processus"><xsl:value-of select="c:champ"/></a>
  </xsl:template>
  <xsl:template match="c:erreur[starts-with(c:champ, 'parametre/')]" mode="bo-place">
    <a href="#parametre-{substring-after(c:champ, '/')}"><xsl:value-of select="c:libelle"/></a>
  </xsl:template>

  <!-- Values to set -->

  <xsl:template match="*" mode="bo-parametres">
    <section class="bo-panel" id="parametres" aria-labelledby="parametres-titre">
      <h2 id="parametres-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.titre'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.aide'"/></xsl:call-template></p>
      <form action="{$base}teleservices/{c:service/c:code}/parametres" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="version" value="{c:service/c:brouillon/c:version}"/>
        <xsl:apply-templates select="c:parametre[c:aVerifier = 'true']" mode="bo-parametre"/>
        <xsl:apply-templates select="c:parametre[c:aVerifier != 'true']" mode="bo-parametre"/>
        <p class="bo-tools"><button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.enregistrer'"/></xsl:call-template></button></p>
      </form>
    </section>
  </xsl:template>

  <xsl:template match="c:parametre" mode="bo-parametre">
    <xsl:variable name="champ" select="concat('parametre-', c:nom)"/>
    <xsl:variable name="saisi" select="$cadre/v:entree[@nom = $champ]"/>
    <div class="bo-field">
      <label class="bo-label" for="{$champ}">
        <xsl:value-of select="c:libelle"/>
        <xsl:if test="c:aVerifier = 'true'">
          <xsl:text> </xsl:text>
          <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'wait'"/><xsl:with-param name="icone" select="'alerte'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.a-verifier'"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:if>
      </label>
      <xsl:if test="c:valeurModele">
        <span class="bo-hint" id="{$champ}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.modele'"/><xsl:with-param name="valeur" select="c:valeurModele"/></xsl:call-template></span>
      </xsl:if>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$champ"/></xsl:call-template>
      <input class="bo-input" id="{$champ}" name="{$champ}" type="text">
        <xsl:attribute name="value">
          <xsl:choose><xsl:when test="$saisi"><xsl:value-of select="$saisi"/></xsl:when><xsl:otherwise><xsl:value-of select="c:valeur"/></xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <xsl:if test="c:type = 'date'"><xsl:attribute name="type">date</xsl:attribute></xsl:if>
        <xsl:if test="c:type = 'entier'"><xsl:attribute name="inputmode">numeric</xsl:attribute></xsl:if>
        <xsl:if test="c:type = 'montant' or c:type = 'decimal'"><xsl:attribute name="inputmode">decimal</xsl:attribute></xsl:if>
        <xsl:if test="c:type = 'texte'"><xsl:attribute name="class">bo-input bo-wide</xsl:attribute></xsl:if>
        <xsl:call-template name="bo.decrit-par">
          <xsl:with-param name="champ" select="$champ"/>
          <xsl:with-param name="aide" select="substring(concat($champ, '-aide'), 1, 200 * boolean(c:valeurModele))"/>
        </xsl:call-template>
      </input>
    </div>
    <xsl:if test="c:aVerifier = 'true'">
      <p class="bo-field">
        <label class="bo-check"><input type="checkbox" name="verifie-{c:nom}" value="true"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.parametres.confirmer'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:libelle"/></span></label>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Versions -->

  <xsl:template match="*" mode="bo-versions">
    <section class="bo-panel bo-panel--flush" id="versions" aria-labelledby="versions-titre">
      <h2 id="versions-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.titre'"/></xsl:call-template></h2>
      <div class="bo-scroll" role="group" aria-labelledby="versions-titre" tabindex="0">
        <table class="bo-table">
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.revision'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.contrat'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.appels'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.etat'"/></xsl:call-template></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="c:version" mode="bo-version-ligne"/></tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="c:version" mode="bo-version-ligne">
    <tr>
      <th scope="row">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.revision'"/><xsl:with-param name="n" select="c:revision"/></xsl:call-template>
        <small><xsl:apply-templates select="c:publieeLe" mode="bo-date"/><xsl:if test="c:auteur"><xsl:text> · </xsl:text><xsl:value-of select="c:auteur"/></xsl:if></small>
      </th>
      <td><code><xsl:value-of select="c:espaceDeNoms"/></code></td>
      <td class="bo-num"><a href="{$base}integrateurs/appels?teleservice={../c:service/c:code}"><xsl:value-of select="c:appels"/><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.lien'"/></xsl:call-template></span></a></td>
      <td><xsl:apply-templates select="." mode="bo-version-etat"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:version" mode="bo-version-etat">
    <a class="bo-button" href="{$base}teleservices/{../c:service/c:code}/comparaison?avant={c:revision}&amp;apres={../c:service/c:revision}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.comparer'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.revision'"/><xsl:with-param name="n" select="c:revision"/></xsl:call-template></span></a>
    <xsl:if test="c:contratEnVigueur != 'true'">
      <xsl:apply-templates select="." mode="bo-version-fin"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="c:version[c:enVigueur = 'true']" mode="bo-version-etat" priority="1">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'ok'"/><xsl:with-param name="icone" select="'coche'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.en-vigueur'"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- The last day of an older contract, once for each contract -->
  <xsl:template match="c:version" mode="bo-version-fin"/>
  <xsl:template match="c:version[not(c:espaceDeNoms = preceding-sibling::c:version/c:espaceDeNoms)]" mode="bo-version-fin">
    <form class="bo-tools" action="{$base}teleservices/{../c:service/c:code}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="espaceDeNoms" value="{c:espaceDeNoms}"/>
      <label for="fin-{c:revision}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.fin'"/></xsl:call-template></label>
      <input class="bo-input" type="date" id="fin-{c:revision}" name="fin" value="{c:finAcceptation}"/>
      <xsl:if test="$admin"><button class="bo-button" type="submit" name="action" value="annoncer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.versions.annoncer'"/></xsl:call-template></button></xsl:if>
    </form>
  </xsl:template>

  <!-- What was done -->

  <xsl:template match="*" mode="bo-actes">
    <section class="bo-panel" id="actes" aria-labelledby="actes-titre">
      <h2 id="actes-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.actes.titre'"/></xsl:call-template></h2>
      <ol class="bo-log"><xsl:apply-templates select="c:acte" mode="bo-acte"/></ol>
    </section>
  </xsl:template>

  <xsl:template match="c:acte" mode="bo-acte">
    <li>
      <xsl:apply-templates select="c:instant" mode="bo-instant"/>
      <div>
        <span class="bo-step"><xsl:apply-templates select="c:libelle/text()" mode="bo-phrase"/></span>
        <span class="bo-why"><xsl:value-of select="c:auteur"/></span>
      </div>
    </li>
  </xsl:template>

  <!-- Rail: the mode and its dates -->

  <xsl:template match="c:service" mode="bo-rail">
    <section class="bo-panel" aria-labelledby="mode-titre">
      <h2 id="mode-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.titre'"/></xsl:call-template></h2>
      <p><xsl:apply-templates select="c:mode" mode="bo-mode"/></p>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.service.mode.', c:mode)"/></xsl:call-template></p>
      <xsl:apply-templates select="c:avertissement[c:regle = 'agenda']" mode="bo-avertissement"/>
      <xsl:apply-templates select="c:avertissement[c:regle != 'agenda']" mode="bo-avertissement"/>
      <xsl:if test="c:prevu"><ul><xsl:apply-templates select="c:prevu" mode="bo-prevu"/></ul></xsl:if>
      <xsl:if test="$admin"><xsl:apply-templates select="." mode="bo-modes"/></xsl:if>
    </section>
  </xsl:template>

  <!-- An agenda that is missing, said before and after going on line, with the page that makes it -->
  <xsl:template match="c:avertissement" mode="bo-avertissement">
    <div class="bo-notice bo-notice--wait">
      <xsl:if test="c:regle != 'agenda'"><xsl:attribute name="class">bo-notice</xsl:attribute></xsl:if>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <div>
        <p><xsl:value-of select="c:message"/></p>
        <p>
          <a>
            <xsl:attribute name="href"><xsl:apply-templates select="." mode="bo-agenda-adresse"/></xsl:attribute>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.agenda-creer'"/><xsl:with-param name="code" select="substring-after(c:champ, '/')"/></xsl:call-template>
          </a>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:prevu" mode="bo-prevu">
    <li><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.prevu.', c:mode)"/></xsl:call-template><xsl:text> </xsl:text><xsl:apply-templates select="c:le" mode="bo-instant"/></li>
  </xsl:template>

  <xsl:template match="c:service" mode="bo-modes">
    <form action="{$base}teleservices/{c:code}" method="post">
      <xsl:call-template name="csrf"/>
      <xsl:call-template name="bo.quand"><xsl:with-param name="champ" select="'le'"/></xsl:call-template>
      <xsl:call-template name="bo.quand"><xsl:with-param name="champ" select="'jusqua'"/></xsl:call-template>
      <xsl:if test="c:mode != 'en-ligne' or c:prevu"><p><button class="bo-button bo-button--main bo-wide" type="submit" name="action" value="en-ligne"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.mettre-en-ligne'"/></xsl:call-template></button></p></xsl:if>
      <xsl:if test="c:mode != 'essai'"><p><button class="bo-button bo-wide" type="submit" name="action" value="essai"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.mettre-en-essai'"/></xsl:call-template></button></p></xsl:if>
      <xsl:if test="c:mode != 'suspendu'"><p><button class="bo-button bo-button--bad bo-wide" type="submit" name="action" value="suspendre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.suspendre'"/></xsl:call-template></button></p></xsl:if>
    </form>
  </xsl:template>

  <!-- Not taken yet, or never published: the one thing to do -->
  <xsl:template match="c:service[not(c:revision)]" mode="bo-modes">
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.a-publier'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="c:service[c:mode = 'catalogue']" mode="bo-modes" priority="1">
    <form action="{$base}teleservices/{c:code}" method="post">
      <xsl:call-template name="csrf"/>
      <p><button class="bo-button bo-button--main bo-wide" type="submit" name="action" value="prendre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.prendre'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <xsl:template name="bo.quand">
    <xsl:param name="champ"/>
    <div class="bo-field">
      <label class="bo-label" for="{$champ}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.service.mode.', $champ)"/></xsl:call-template></label>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$champ"/></xsl:call-template>
      <input class="bo-input bo-wide" type="datetime-local" id="{$champ}" name="{$champ}" value="{$cadre/v:entree[@nom = $champ]}">
        <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="$champ"/></xsl:call-template>
      </input>
    </div>
  </xsl:template>

  <!-- Where else to go -->

  <xsl:template match="c:service" mode="bo-liens">
    <section class="bo-panel" aria-labelledby="liens-titre">
      <h2 id="liens-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.liens.titre'"/></xsl:call-template></h2>
      <ul class="bo-lines">
        <li><a href="{$base}teleservices/{c:code}/formulaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.lien'"/></xsl:call-template></a></li>
        <li><a href="{$base}teleservices/{c:code}/processus"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.lien'"/></xsl:call-template></a></li>
        <li><a href="{$base}teleservices/{c:code}/messages"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages'"/></xsl:call-template></a></li>
        <xsl:if test="$admin and c:revision">
          <li><a href="{$base}teleservices/{c:code}/migration"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.lien'"/></xsl:call-template></a></li>
        </xsl:if>
        <li><a href="{$base}teleservices/{c:code}/apercu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.apercu'"/></xsl:call-template></a></li>
        <xsl:if test="c:mode = 'en-ligne' or c:mode = 'essai'">
          <li><a href="{$base}../services/{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.liens.page'"/></xsl:call-template></a></li>
          <li><a href="{$base}../soap/{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.liens.contrat'"/></xsl:call-template></a></li>
        </xsl:if>
        <li><a href="{$base}teleservices/{c:code}/paquet.xml"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.liens.exporter'"/></xsl:call-template></a></li>
        <li><a href="{$base}teleservices/nouveau#importer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.liens.importer'"/></xsl:call-template></a></li>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>

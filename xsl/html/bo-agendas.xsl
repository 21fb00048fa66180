<?xml version="1.0" encoding="UTF-8"?>
<!-- The agents' agenda: a week of a resource as a table of text, its bookings, its settings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-agendas']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-agendas']" mode="bo-corps">
    <xsl:variable name="liste" select="v:contenu/*"/>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet"><xsl:apply-templates select="$liste" mode="bo-semaine"/></p>
      </div>
      <p class="bo-tools">
        <a class="bo-button" href="{$base}agendas/nouvelle"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.ajouter'"/></xsl:call-template></a>
      </p>
    </div>
    <xsl:apply-templates select="v:cadre" mode="bo-erreurs"/>
    <xsl:apply-templates select="$liste" mode="bo-agenda"/>
  </xsl:template>

  <!-- « Semaine du lundi 30 novembre 2026 » and the weeks around -->
  <xsl:template match="*" mode="bo-semaine">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.semaine'"/></xsl:call-template>
    <xsl:value-of select="c:jour[1]/c:libelle"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-agenda">
    <div class="bo-panel bo-empty">
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.vide'"/></xsl:call-template></p>
    </div>
  </xsl:template>

  <xsl:template match="*[c:ressource]" mode="bo-agenda">
    <xsl:if test="count(c:ressource) &gt; 1"><xsl:apply-templates select="." mode="bo-choisir"/></xsl:if>
    <ul class="bo-tabs">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.ressources'"/></xsl:call-template></xsl:attribute>
      <xsl:apply-templates select="c:ressource[c:genre = ../c:ressource[c:code = ../c:choisie]/c:genre or not(../c:choisie)]" mode="bo-onglet"/>
    </ul>
    <xsl:apply-templates select="c:ressource[c:code = ../c:choisie]" mode="bo-ressource"/>
    <p class="bo-tools bo-noprint">
      <a class="bo-button" href="{$base}agendas?ressource={c:choisie}&amp;du={$cadre/v:parametre[@nom = 'precedente']}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.precedente'"/></xsl:call-template></a>
      <a class="bo-button" href="{$base}agendas?ressource={c:choisie}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.courante'"/></xsl:call-template></a>
      <a class="bo-button" href="{$base}agendas?ressource={c:choisie}&amp;du={$cadre/v:parametre[@nom = 'suivante']}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.suivante'"/></xsl:call-template></a>
    </p>
    <xsl:apply-templates select="." mode="bo-grille"/>
    <xsl:apply-templates select="." mode="bo-reservations"/>
    <xsl:if test="c:choisie"><xsl:apply-templates select="." mode="bo-reserver"/></xsl:if>
  </xsl:template>

  <!-- Every resource, by genre; the tabs under it are those of the genre of the one shown. -->
  <xsl:template match="*" mode="bo-choisir">
    <form class="bo-filter bo-noprint" action="{$base}agendas" method="get">
      <p class="bo-field">
        <label class="bo-label" for="ressource"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.choisir'"/></xsl:call-template></label>
        <select class="bo-select" id="ressource" name="ressource">
          <xsl:apply-templates select="c:ressource[not(c:genre = preceding-sibling::c:ressource/c:genre)]" mode="bo-genre"/>
        </select>
      </p>
      <input type="hidden" name="du" value="{c:du}"/>
      <p class="bo-tools"><button class="bo-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.afficher'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <xsl:template match="c:ressource" mode="bo-genre">
    <optgroup>
      <xsl:attribute name="label"><xsl:apply-templates select="c:genre" mode="bo-genre"/></xsl:attribute>
      <xsl:apply-templates select="../c:ressource[c:genre = current()/c:genre]" mode="bo-option"/>
    </optgroup>
  </xsl:template>

  <xsl:template match="c:ressource" mode="bo-option">
    <option value="{c:code}">
      <xsl:if test="c:code = ../c:choisie"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="c:libelle"/>
    </option>
  </xsl:template>

  <!-- A genre of the delivered téléservices in words; one of the town's own as it calls it -->
  <xsl:template match="c:genre" mode="bo-genre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.agenda.genre.', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:genre[not(contains(' salle elu permanence guichet spectacle activite salle-mariage restaurant-scolaire periscolaire creche ', concat(' ', ., ' ')))]" mode="bo-genre">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- For the town itself, or for who calls: a booking without a demande -->
  <xsl:template match="*" mode="bo-reserver">
    <form class="bo-panel bo-noprint" method="post" action="{$base}agendas?ressource={c:choisie}&amp;du={c:du}">
      <xsl:call-template name="csrf"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reserver'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reserver-aide'"/></xsl:call-template></p>
      <xsl:call-template name="bo.agenda.entree"><xsl:with-param name="nom" select="'jour'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.entree"><xsl:with-param name="nom" select="'debut'"/><xsl:with-param name="type" select="'time'"/></xsl:call-template>
      <xsl:call-template name="bo.agenda.entree"><xsl:with-param name="nom" select="'fin'"/><xsl:with-param name="type" select="'time'"/></xsl:call-template>
      <xsl:if test="c:ressource[c:code = ../c:choisie]/c:places &gt; 1">
        <xsl:call-template name="bo.agenda.entree"><xsl:with-param name="nom" select="'places'"/><xsl:with-param name="cle" select="'bo.agenda.places-colonne'"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="bo.agenda.entree"><xsl:with-param name="nom" select="'objet'"/><xsl:with-param name="cle" select="'bo.agenda.reserver-objet'"/></xsl:call-template>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="geste" value="reserver"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reserver-bouton'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <!-- bo.agenda.entree: one entry of that form, with what was typed when it comes back. -->
  <xsl:template name="bo.agenda.entree">
    <xsl:param name="nom"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="cle" select="concat('bo.agenda.champ.', $nom)"/>
    <p class="bo-field">
      <label class="bo-label" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></label>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="$nom"/></xsl:call-template>
      <input class="bo-input" type="{$type}" id="{$nom}" name="{$nom}" value="{$cadre/v:entree[@nom = $nom]}">
        <xsl:if test="$nom = 'objet'"><xsl:attribute name="class">bo-input bo-wide</xsl:attribute><xsl:attribute name="maxlength">200</xsl:attribute></xsl:if>
        <xsl:if test="$nom = 'places'"><xsl:attribute name="inputmode">numeric</xsl:attribute><xsl:attribute name="size">6</xsl:attribute></xsl:if>
        <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="$nom"/></xsl:call-template>
      </input>
    </p>
  </xsl:template>

  <xsl:template match="c:ressource" mode="bo-onglet">
    <li>
      <a href="{$base}agendas?ressource={c:code}&amp;du={../c:du}">
        <xsl:if test="c:code = ../c:choisie"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:value-of select="c:libelle"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="c:ressource" mode="bo-ressource">
    <p>
      <xsl:apply-templates select="c:lieu" mode="bo-ressource"/>
      <xsl:if test="c:capacite &gt; 0">
        <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.agenda.capacite'"/><xsl:with-param name="n" select="c:capacite"/></xsl:call-template>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.agenda.places'"/><xsl:with-param name="n" select="c:places"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="../c:service[c:code = current()/c:service]" mode="bo-gere"/>
      <a href="{$base}agendas/{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reglages'"/></xsl:call-template></a>
      <xsl:apply-templates select="../c:flux" mode="bo-ressource"/>
    </p>
  </xsl:template>
  <xsl:template match="c:service" mode="bo-gere">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.gere'"/><xsl:with-param name="service" select="c:libelle"/></xsl:call-template>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="c:lieu" mode="bo-ressource"><xsl:value-of select="."/><xsl:text>. </xsl:text></xsl:template>
  <xsl:template match="c:flux" mode="bo-ressource">
    <xsl:text> · </xsl:text>
    <a href="{.}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.flux'"/></xsl:call-template></a>
  </xsl:template>

  <!-- The week: a column for each day, what is booked, what is free -->
  <xsl:template match="*" mode="bo-grille">
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="semaine" tabindex="0">
        <table class="bo-table bo-table--semaine">
          <caption class="wsc-hidden" id="semaine"><xsl:apply-templates select="." mode="bo-semaine"/></caption>
          <thead>
            <tr>
              <th scope="col"><span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.ligne'"/></xsl:call-template></span></th>
              <xsl:apply-templates select="c:jour" mode="bo-colonne"/>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reserve'"/></xsl:call-template></th>
              <xsl:apply-templates select="c:jour" mode="bo-reserve"/>
            </tr>
            <tr>
              <th scope="row"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.libre'"/></xsl:call-template></th>
              <xsl:apply-templates select="c:jour" mode="bo-libre"/>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:jour" mode="bo-colonne">
    <th scope="col">
      <xsl:value-of select="substring(c:libelle, 1, string-length(c:libelle) - 5)"/>
      <xsl:apply-templates select="c:ferie" mode="bo-colonne"/>
    </th>
  </xsl:template>
  <xsl:template match="c:ferie" mode="bo-colonne"><small><xsl:value-of select="."/></small></xsl:template>

  <xsl:template match="c:jour" mode="bo-reserve">
    <xsl:variable name="jour" select="c:jour"/>
    <xsl:variable name="la" select="../c:reservation[c:etat != 'annulee'][translate(substring(c:debut, 1, 10), '-', '') &lt;= translate($jour, '-', '') and translate(substring(c:fin, 1, 10), '-', '') &gt;= translate($jour, '-', '')]"/>
    <td>
      <xsl:if test="$la"><ul class="bo-plain"><xsl:apply-templates select="$la" mode="bo-case"/></ul></xsl:if>
      <xsl:if test="not($la)"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.rien'"/></xsl:call-template></xsl:if>
    </td>
  </xsl:template>

  <xsl:template match="c:reservation" mode="bo-case">
    <li>
      <xsl:call-template name="bo.plage"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="c:objet"/>
      <xsl:if test="c:places &gt; 1"><xsl:value-of select="concat(' (', c:places, ')')"/></xsl:if>
      <small><xsl:value-of select="c:etatLibelle"/></small>
    </li>
  </xsl:template>

  <xsl:template match="c:jour" mode="bo-libre">
    <xsl:variable name="jour" select="c:jour"/>
    <xsl:variable name="la" select="../c:creneau[substring(c:debut, 1, 10) = $jour][c:placesLibres &gt; 0]"/>
    <td>
      <xsl:if test="$la"><ul class="bo-plain"><xsl:apply-templates select="$la" mode="bo-case"/></ul></xsl:if>
      <xsl:if test="not($la)"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.rien-libre'"/></xsl:call-template></xsl:if>
    </td>
  </xsl:template>

  <xsl:template match="c:creneau" mode="bo-case">
    <li>
      <xsl:call-template name="bo.plage"/>
      <xsl:if test="c:placesLibres &gt; 1"><xsl:value-of select="concat(' (', c:placesLibres, ')')"/></xsl:if>
    </li>
  </xsl:template>

  <!-- bo.plage: « 14 h – 15 h 30 » of the present element's debut and fin. -->
  <xsl:template name="bo.plage">
    <span class="bo-num">
      <xsl:apply-templates select="c:debut" mode="bo-heure"/>
      <xsl:text> – </xsl:text>
      <xsl:apply-templates select="c:fin" mode="bo-heure"/>
    </span>
  </xsl:template>
  <xsl:template match="*" mode="bo-heure">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.heure'"/><xsl:with-param name="heure" select="number(substring(., 12, 2))"/></xsl:call-template>
    <xsl:if test="substring(., 15, 2) != '00'"><xsl:text>&#xA0;</xsl:text><xsl:value-of select="substring(., 15, 2)"/></xsl:if>
  </xsl:template>

  <!-- The bookings one by one -->
  <xsl:template match="*" mode="bo-reservations"/>
  <xsl:template match="*[c:reservation]" mode="bo-reservations">
    <div class="bo-panel bo-panel--flush">
      <h2 id="reservations"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.reservations'"/></xsl:call-template></h2>
      <div class="bo-scroll" role="region" aria-labelledby="reservations" tabindex="0">
        <table class="bo-table">
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.moment'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.objet'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.places-colonne'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.etat'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.dossier'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.action'"/></xsl:call-template></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="c:reservation" mode="bo-ligne"/></tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:reservation" mode="bo-ligne">
    <tr>
      <th scope="row"><xsl:value-of select="c:libelle"/></th>
      <td><xsl:value-of select="c:objet"/></td>
      <td class="bo-num"><xsl:value-of select="c:places"/></td>
      <td>
        <span>
          <xsl:attribute name="class">
            <xsl:value-of select="'bo-tag'"/>
            <xsl:if test="c:etat = 'confirmee'"> bo-tag--ok</xsl:if>
            <xsl:if test="c:etat = 'option' or c:etat = 'attente'"> bo-tag--wait</xsl:if>
            <xsl:if test="c:etat = 'annulee'"> bo-tag--off</xsl:if>
          </xsl:attribute>
          <xsl:value-of select="c:etatLibelle"/>
        </span>
        <xsl:apply-templates select="c:rang|c:expireLe" mode="bo-ligne"/>
      </td>
      <td class="bo-num"><xsl:apply-templates select="c:dossier" mode="bo-lien"/></td>
      <td><xsl:apply-templates select="self::*[c:etat != 'annulee']" mode="bo-annuler"/></td>
    </tr>
  </xsl:template>
  <xsl:template match="c:rang" mode="bo-ligne">
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.rang'"/><xsl:with-param name="n" select="."/></xsl:call-template></small>
  </xsl:template>
  <xsl:template match="c:expireLe" mode="bo-ligne">
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.jusque'"/></xsl:call-template><xsl:apply-templates select="." mode="bo-instant"/></small>
  </xsl:template>
  <xsl:template match="c:dossier" mode="bo-lien"><a href="{$base}dossiers/{.}"><xsl:value-of select="."/></a></xsl:template>

  <xsl:template match="c:reservation" mode="bo-annuler">
    <details>
      <xsl:if test="$cadre/v:erreur[@champ = concat('motif-', current()/c:id)]"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.annuler'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:objet, ', ', c:libelle)"/></span>
      </summary>
      <form method="post" action="{$base}agendas?ressource={c:ressource}&amp;du={../c:du}">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="reservation" value="{c:id}"/>
        <p class="bo-field">
          <label class="bo-label" for="motif-{c:id}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.motif'"/></xsl:call-template></label>
          <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="concat('motif-', c:id)"/></xsl:call-template>
          <input class="bo-input bo-wide" id="motif-{c:id}" name="motif" maxlength="500">
            <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="concat('motif-', c:id)"/></xsl:call-template>
          </input>
        </p>
        <p class="bo-tools"><button class="bo-button bo-button--bad" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.agenda.annuler-bouton'"/></xsl:call-template></button></p>
      </form>
    </details>
  </xsl:template>
</xsl:stylesheet>

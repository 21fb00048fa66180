<?xml version="1.0" encoding="UTF-8"?>
<!-- The dossiers of the same problem nearby, and those grouped with this one: a line each, with what can be done. Where the
     town has a map, it shows them all. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-dossier'][v:cadre/v:collectivite/@carteTuiles][v:contenu/*/c:position]" mode="bo-script">
    <script src="{$statique}carte.js" defer="defer"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-proches">
    <xsl:apply-templates select="self::*[c:position][/v:vue/v:cadre/v:collectivite/@carteTuiles]" mode="bo-lieu"/>
  </xsl:template>
  <xsl:template match="*[c:proche]" mode="bo-proches">
    <section class="bo-panel" id="proches" aria-labelledby="proches-titre">
      <h2 id="proches-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.titre'"/></xsl:call-template></h2>
      <xsl:apply-templates select="c:position" mode="bo-carte"/>
      <ul class="bo-files"><xsl:apply-templates select="c:proche" mode="bo-proches"/></ul>
      <xsl:if test="c:etat != 'clos' and c:proche[c:lien = 'proche']">
        <p class="bo-hint bo-noprint">
          <xsl:call-template name="label">
            <xsl:with-param name="cle" select="'bo.proches.consequence'"/>
            <xsl:with-param name="numero" select="c:numero"/>
          </xsl:call-template>
        </p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- A place on the town's map, drawn by the script -->

  <xsl:template match="*" mode="bo-lieu">
    <section class="bo-panel" id="lieu" aria-labelledby="lieu-titre">
      <h2 id="lieu-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.lieu.titre'"/></xsl:call-template></h2>
      <xsl:apply-templates select="c:position" mode="bo-carte"/>
    </section>
  </xsl:template>

  <xsl:template match="c:position" mode="bo-carte">
    <xsl:apply-templates select="/v:vue/v:cadre/v:collectivite[@carteTuiles]" mode="bo-carte"><xsl:with-param name="lieu" select="."/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="v:collectivite" mode="bo-carte">
    <xsl:param name="lieu"/>
    <div class="bo-map" data-lieu="{$lieu}" data-tuiles="{@carteTuiles}" data-credit="{@carteCredit}">
      <xsl:attribute name="data-titre"><xsl:apply-templates select="$lieu/.." mode="bo-carte-titre"/></xsl:attribute>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="bo-carte-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.lieu.carte'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:proche/c:position]" mode="bo-carte-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.lieu.carte-proches'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proches">
    <li>
      <xsl:if test="c:position"><xsl:attribute name="data-lieu-proche"><xsl:value-of select="c:position"/></xsl:attribute></xsl:if>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'lieu'"/></xsl:call-template>
      <a href="{$base}dossiers/{c:numero}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.dossier'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:value-of select="c:numero"/>
      </a>
      <small>
        <xsl:apply-templates select="." mode="bo-proche-ou"/>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.demande-le'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:dateDepot" mode="date"/>
        <xsl:text> · </xsl:text>
        <xsl:value-of select="c:etapeLibelle"/>
      </small>
      <xsl:apply-templates select="." mode="bo-proche-lien"/>
      <xsl:apply-templates select="." mode="bo-proche-geste"/>
    </li>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proche-ou">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.adresse'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:proche[c:distance]" mode="bo-proche-ou">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.distance'"/><xsl:with-param name="n" select="c:distance"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proche-lien">
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.proches.', c:lien)"/></xsl:call-template></small>
  </xsl:template>
  <xsl:template match="c:proche[c:lien = 'proche']" mode="bo-proche-lien"/>

  <!-- One button: this dossier joins that one, or leaves it -->

  <xsl:template match="c:proche" mode="bo-proche-geste"/>
  <xsl:template match="*[c:etat != 'clos']/c:proche[c:lien = 'proche' or c:lien = 'principal']" mode="bo-proche-geste">
    <form class="bo-noprint" action="{$base}dossiers/{../c:numero}/regroupement" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{../c:version}"/>
      <xsl:if test="c:lien = 'proche'"><input type="hidden" name="principal" value="{c:numero}"/></xsl:if>
      <button class="bo-button" type="submit">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="concat('bo.proches.geste.', c:lien)"/>
          <xsl:with-param name="numero" select="c:numero"/>
        </xsl:call-template>
      </button>
    </form>
  </xsl:template>
</xsl:stylesheet>

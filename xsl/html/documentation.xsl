<?xml version="1.0" encoding="UTF-8"?>
<!-- View documentation: a SOAP service told to integrators. Addresses and contract first, then operations, each with its
     parameters, faults and samples. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:d="urn:wsc:documentation:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="d v">

  <xsl:template match="v:vue[@nom = 'documentation']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="contenu"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'documentation']" mode="titre"><xsl:value-of select="v:contenu/d:documentation/@service"/></xsl:template>

  <xsl:template match="d:documentation" mode="contenu">
    <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:value-of select="@titre"/></xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="d:intro" mode="documentation"/>
    <xsl:variable name="version"><xsl:if test="@requete"><xsl:value-of select="concat('&amp;', @requete)"/></xsl:if></xsl:variable>
    <dl class="wsc-recap">
      <xsl:apply-templates select="@service|@adresse|@espaceDeNoms" mode="documentation"/>
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.contrat'"/></xsl:call-template></dt>
        <dd><a href="{@adresse}?wsdl{$version}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.wsdl'"/></xsl:call-template></a><br/><a href="{@adresse}?xsd{$version}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.xsd'"/></xsl:call-template></a></dd>
      </div>
      <xsl:if test="d:version">
        <div>
          <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.versions'"/></xsl:call-template></dt>
          <xsl:apply-templates select="d:version" mode="documentation"/>
        </div>
      </xsl:if>
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.protocole'"/></xsl:call-template></dt>
        <dd><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.soap'"/></xsl:call-template></dd>
      </div>
    </dl>
    <xsl:apply-templates select="." mode="usage"/>
    <xsl:apply-templates select="." mode="operations"/>
    <xsl:apply-templates select="d:demande" mode="documentation"/>
    <xsl:apply-templates select="d:operation" mode="documentation"/>
    <xsl:apply-templates select="." mode="fautes"><xsl:with-param name="rang" select="1"/></xsl:apply-templates>
    <xsl:apply-templates select="." mode="exemples"><xsl:with-param name="rang" select="1"/></xsl:apply-templates>
  </xsl:template>

  <!-- The rules of use of a téléservice. -->
  <xsl:template match="d:documentation" mode="usage"/>
  <xsl:template match="d:documentation[d:usage]" mode="usage">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.usage'"/></xsl:call-template>
    <dl class="wsc-recap"><xsl:apply-templates select="d:usage" mode="documentation"/></dl>
  </xsl:template>

  <xsl:template match="d:usage" mode="documentation">
    <div><dt><xsl:apply-templates select="." mode="terme"/></dt><dd class="wsc-lines"><xsl:value-of select="."/></dd></div>
  </xsl:template>
  <xsl:template match="d:usage[@nom = 'compte']" mode="documentation">
    <div><dt><xsl:apply-templates select="." mode="terme"/></dt><dd><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.doc.compte.', .)"/></xsl:call-template></dd></div>
  </xsl:template>
  <xsl:template match="d:usage" mode="terme"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.doc.usage.', @nom)"/></xsl:call-template></xsl:template>
  <xsl:template match="d:usage[@titre]" mode="terme"><xsl:value-of select="@titre"/></xsl:template>

  <!-- The elements of the demande, folded: there may be a hundred. -->
  <xsl:template match="d:demande" mode="documentation">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.demande'"/></xsl:call-template>
    <details class="wsc-details">
      <summary><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'commun.doc.demande.elements'"/><xsl:with-param name="n" select="count(d:parametre)"/></xsl:call-template></summary>
      <div class="wsc-scroll" role="region" tabindex="0">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.demande'"/></xsl:call-template></xsl:attribute>
        <table class="wsc-table">
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.element'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.type'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.occurrence'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.sens'"/></xsl:call-template></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="d:parametre" mode="documentation"/></tbody>
        </table>
      </div>
    </details>
  </xsl:template>

  <xsl:template match="d:condition" mode="documentation"><br/><span class="wsc-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.condition'"/></xsl:call-template><code><xsl:value-of select="."/></code></span></xsl:template>
  <xsl:template match="d:option" mode="documentation"><br/><code><xsl:value-of select="@code"/></code><xsl:text>&#160;: </xsl:text><xsl:value-of select="."/></xsl:template>

  <xsl:template match="d:intro" mode="documentation"><p class="wsc-lead"><xsl:value-of select="."/></p></xsl:template>

  <!-- Each contract that is accepted, with its page and its last day. -->
  <xsl:template match="d:version" mode="documentation">
    <dd>
      <a href="{../@adresse}?{@requete}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.version'"/><xsl:with-param name="n" select="@numero"/></xsl:call-template></a>
      <xsl:apply-templates select="." mode="fin"/>
      <br/><code><xsl:value-of select="@espaceDeNoms"/></code>
    </dd>
  </xsl:template>

  <xsl:template match="d:version[@enVigueur = 'true']" mode="documentation">
    <dd>
      <a href="{../@adresse}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.version.vigueur'"/><xsl:with-param name="n" select="@numero"/></xsl:call-template></a>
      <br/><code><xsl:value-of select="@espaceDeNoms"/></code>
    </dd>
  </xsl:template>

  <xsl:template match="d:version" mode="fin"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.version.sans-fin'"/></xsl:call-template></xsl:template>
  <xsl:template match="d:version[d:fin]" mode="fin">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.version.fin'"/></xsl:call-template>
    <xsl:apply-templates select="d:fin" mode="date"/>
  </xsl:template>

  <xsl:template match="@*" mode="documentation">
    <div>
      <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.doc.', name())"/></xsl:call-template></dt>
      <dd><code><xsl:value-of select="."/></code></dd>
    </div>
  </xsl:template>

  <xsl:template match="d:documentation" mode="operations">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.operations'"/></xsl:call-template>
    <div class="wsc-scroll" role="region" tabindex="0">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.operations'"/></xsl:call-template></xsl:attribute>
      <table class="wsc-table">
        <thead><tr>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.operation'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.texte'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.droit'"/></xsl:call-template></th>
        </tr></thead>
        <tbody><xsl:apply-templates select="d:operation" mode="operations"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="d:operation" mode="operations">
    <tr>
      <th scope="row"><a href="#{$prefixe}{@nom}"><code><xsl:value-of select="@nom"/></code></a></th>
      <td><xsl:value-of select="d:texte[1]"/></td>
      <td><xsl:value-of select="@droit"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="d:operation" mode="documentation">
    <section class="wsc-operation" aria-labelledby="{$prefixe}{@nom}">
      <xsl:call-template name="titre">
        <xsl:with-param name="rang" select="1"/>
        <xsl:with-param name="id" select="@nom"/>
        <xsl:with-param name="contenu"><code><xsl:value-of select="@nom"/></code></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="d:texte" mode="paragraphe"/>
      <xsl:apply-templates select="." mode="parametres"/>
      <xsl:apply-templates select="." mode="fautes"/>
      <xsl:apply-templates select="." mode="exemples"/>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="parametres"/>
  <xsl:template match="*[d:parametre]" mode="parametres">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.parametres'"/><xsl:with-param name="rang" select="2"/></xsl:call-template>
    <div class="wsc-scroll" role="region" tabindex="0">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.parametres-de'"/><xsl:with-param name="nom" select="@nom"/></xsl:call-template></xsl:attribute>
      <table class="wsc-table">
        <thead><tr>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.element'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.type'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.occurrence'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.doc.sens'"/></xsl:call-template></th>
        </tr></thead>
        <tbody><xsl:apply-templates select="d:parametre" mode="documentation"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="d:parametre" mode="documentation">
    <tr>
      <th scope="row"><code><xsl:value-of select="@nom"/></code></th>
      <td><xsl:value-of select="@type"/></td>
      <td class="wsc-num"><xsl:value-of select="@occurrence"/></td>
      <td><xsl:value-of select="text()"/><xsl:apply-templates select="d:condition|d:option" mode="documentation"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="*" mode="fautes"/>
  <xsl:template match="*[d:faute]" mode="fautes">
    <xsl:param name="rang" select="2"/>
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.fautes'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template>
    <dl class="wsc-faults"><xsl:apply-templates select="d:faute" mode="documentation"/></dl>
  </xsl:template>

  <xsl:template match="d:faute" mode="documentation">
    <div>
      <dt><code><xsl:value-of select="@code"/></code></dt>
      <dd><xsl:value-of select="text()"/><xsl:apply-templates select="d:remede" mode="documentation"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="d:remede" mode="documentation"><br/><span class="wsc-quiet"><xsl:value-of select="."/></span></xsl:template>

  <xsl:template match="*" mode="exemples"/>
  <xsl:template match="*[d:exemple]" mode="exemples">
    <xsl:param name="rang" select="2"/>
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'commun.doc.exemples'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template>
    <xsl:apply-templates select="d:exemple" mode="documentation"/>
  </xsl:template>

  <xsl:template match="d:exemple" mode="documentation">
    <details class="wsc-sample">
      <xsl:if test="parent::d:documentation and position() = 1"><xsl:attribute name="open"><xsl:value-of select="'open'"/></xsl:attribute></xsl:if>
      <summary><xsl:value-of select="@langue"/></summary>
      <pre tabindex="0" role="region" aria-label="{@langue}, {../@nom}{../@service}"><code><xsl:value-of select="."/></code></pre>
    </details>
  </xsl:template>
</xsl:stylesheet>

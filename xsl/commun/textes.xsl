<?xml version="1.0" encoding="UTF-8"?>
<!-- Headings relative to $niveau, plurals, sizes of files, addresses of mail and telephone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">

  <xsl:decimal-format name="fr" decimal-separator="," grouping-separator="&#8239;"/>

  <!-- titre: a heading `rang` levels under the title of the view, h6 at the deepest. -->
  <xsl:template name="titre">
    <xsl:param name="rang" select="0"/>
    <xsl:param name="contenu"/>
    <xsl:param name="classe" select="''"/>
    <xsl:param name="id" select="''"/>
    <xsl:variable name="plein" select="$niveau + $rang"/>
    <!-- No xsl:element with a computed name: libxslt compiles that at run time, and then loses the local variables of an
         imported sheet in threads whose names live in another dictionary. -->
    <xsl:choose>
      <xsl:when test="$plein = 1"><h1><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h1></xsl:when>
      <xsl:when test="$plein = 2"><h2><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h2></xsl:when>
      <xsl:when test="$plein = 3"><h3><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h3></xsl:when>
      <xsl:when test="$plein = 4"><h4><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h4></xsl:when>
      <xsl:when test="$plein = 5"><h5><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h5></xsl:when>
      <xsl:otherwise><h6><xsl:call-template name="titre.dedans"><xsl:with-param name="classe" select="$classe"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="contenu" select="$contenu"/></xsl:call-template></h6></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="titre.dedans">
    <xsl:param name="classe"/>
    <xsl:param name="id"/>
    <xsl:param name="contenu"/>
    <xsl:if test="$classe"><xsl:attribute name="class"><xsl:value-of select="$classe"/></xsl:attribute></xsl:if>
    <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="concat($prefixe, $id)"/></xsl:attribute></xsl:if>
    <xsl:copy-of select="$contenu"/>
  </xsl:template>

  <!-- titre.label: a heading whose words are those of a key. -->
  <xsl:template name="titre.label">
    <xsl:param name="cle"/>
    <xsl:param name="rang" select="1"/>
    <xsl:param name="classe" select="''"/>
    <xsl:param name="id" select="''"/>
    <xsl:call-template name="titre">
      <xsl:with-param name="rang" select="$rang"/>
      <xsl:with-param name="classe" select="$classe"/>
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="contenu"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- nombre: the label `cle`.un up to 1 (French counts 0 as one), `cle`.plusieurs from 2, with {n}. -->
  <xsl:template name="nombre">
    <xsl:param name="cle"/>
    <xsl:param name="n"/>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat($cle, substring('.plusieurs.un', 1 + 10 * ($n &lt; 2), 10))"/>
      <xsl:with-param name="n" select="$n"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A size in bytes: 812 Ko under one million, 3,4 Mo above. -->
  <xsl:template match="*" mode="taille">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'commun.ko'"/>
      <xsl:with-param name="n" select="format-number(ceiling(. div 1000), '#&#8239;##0', 'fr')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*[. >= 1000000]" mode="taille">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'commun.mo'"/>
      <xsl:with-param name="n" select="format-number(. div 1000000, '#&#8239;##0,#', 'fr')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*|@*" mode="telephone">
    <a href="tel:{translate(., ' &#160;&#8239;.-', '')}" class="wsc-num"><xsl:value-of select="translate(., ' ', '&#160;')"/></a>
  </xsl:template>

  <xsl:template match="*|@*" mode="courriel">
    <a href="mailto:{.}"><xsl:value-of select="."/></a>
  </xsl:template>

  <!-- A text whose line breaks are meant (postal address, body of a message). -->
  <xsl:template match="*" mode="lignes">
    <p class="wsc-lines"><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="*" mode="paragraphe">
    <p><xsl:value-of select="."/></p>
  </xsl:template>

  <!-- cache: words for those who do not see, with a space before. -->
  <xsl:template name="cache">
    <xsl:param name="cle"/>
    <xsl:param name="libelle" select="''"/>
    <xsl:param name="n" select="''"/>
    <span class="wsc-hidden">
      <xsl:text> </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="$cle"/>
        <xsl:with-param name="libelle" select="$libelle"/>
        <xsl:with-param name="n" select="$n"/>
      </xsl:call-template>
    </span>
  </xsl:template>
</xsl:stylesheet>

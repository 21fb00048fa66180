<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: A4, the town's head on the first one, number and page count at the foot of each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:wsc:commun:1"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template name="page">
    <template pagesize="210mm,297mm" allowSplitting="1">
      <pageTemplate id="premiere" autoNextTemplate="suite">
        <frame id="corps" x1="18mm" y1="22mm" width="174mm" height="239mm"/>
        <pageGraphics>
          <xsl:call-template name="page.tete"/>
          <xsl:call-template name="page.pied"/>
        </pageGraphics>
      </pageTemplate>
      <pageTemplate id="suite">
        <frame id="corps" x1="18mm" y1="22mm" width="174mm" height="262mm"/>
        <pageGraphics>
          <xsl:call-template name="page.bandeau"/>
          <xsl:call-template name="page.pied"/>
        </pageGraphics>
      </pageTemplate>
    </template>
  </xsl:template>

  <xsl:template name="page.bandeau">
    <fill color="{$ville/@second}"/>
    <rect x="0" y="294.6mm" width="210mm" height="2.4mm" fill="1" stroke="0"/>
  </xsl:template>

  <xsl:template name="page.tete">
    <xsl:call-template name="page.bandeau"/>
    <xsl:apply-templates select="$ville" mode="armes"/>
    <fill color="#1c2733"/>
    <setFont name="SerifBold" size="19"/>
    <drawString x="33mm" y="279.3mm"><xsl:value-of select="translate($ville/@nom, '&#8239;', '&#160;')"/></drawString>
    <fill color="#4a5662"/>
    <setFont name="Sans" size="10.5"/>
    <drawString x="33mm" y="274.3mm">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.sous-titre'"/></xsl:call-template>
    </drawString>
    <stroke color="#d8dad4"/>
    <lineMode width="0.6"/>
    <lines>0mm 267mm 210mm 267mm</lines>
  </xsl:template>

  <!-- The same shield as on the screens, 12 mm high, in the town's colours. -->
  <xsl:template match="v:collectivite" mode="armes">
    <fill color="{@accent}"/>
    <path x="18mm" y="284.5mm" fill="1" stroke="0" close="1">29mm 284.5mm 29mm 277.8mm
      <curveto>29mm 275.2mm 26.6mm 273.7mm 23.5mm 272.6mm 20.4mm 273.7mm 18mm 275.2mm 18mm 277.8mm</curveto>
    </path>
    <fill color="{@second}"/>
    <path x="18mm" y="278.2mm" fill="1" stroke="0" close="1">29mm 278.2mm 29mm 277.8mm
      <curveto>29mm 275.2mm 26.6mm 273.7mm 23.5mm 272.6mm 20.4mm 273.7mm 18mm 275.2mm 18mm 277.8mm</curveto>
    </path>
    <fill color="#ffffff"/>
    <path x="20mm" y="278.2mm" fill="1" stroke="0" close="1">20mm 281.2mm 21.75mm 282.5mm 23.5mm 281.2mm 25.25mm 282.5mm 27mm 281.2mm 27mm 278.2mm</path>
    <stroke color="#ffffff"/>
    <lineMode width="1.4"/>
    <path x="19.6mm" y="276mm" fill="0" stroke="1" close="0">
      <curveto>20.8mm 276.8mm 21.8mm 275.2mm 23mm 276mm 24.2mm 276.8mm 25.2mm 275.2mm 27mm 276mm</curveto>
    </path>
  </xsl:template>

  <xsl:template name="page.pied">
    <stroke color="#d8dad4"/>
    <lineMode width="0.6"/>
    <lines>18mm 17mm 192mm 17mm</lines>
    <fill color="#4a5662"/>
    <setFont name="Sans" size="8.5"/>
    <drawString x="18mm" y="12.4mm">
      <xsl:value-of select="concat($ville/@intitule, ' · ')"/>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'pdf.pied'"/>
        <xsl:with-param name="numero" select="$dossier/c:numero"/>
      </xsl:call-template>
    </drawString>
    <xsl:if test="$adresseSuivi">
      <drawString x="18mm" y="8.6mm">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'pdf.suivi'"/>
          <xsl:with-param name="adresse" select="$adresseSuivi"/>
        </xsl:call-template>
      </drawString>
    </xsl:if>
    <drawRightString x="192mm" y="12.4mm">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.page'"/></xsl:call-template>
      <pageNumber/>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.page.sur'"/></xsl:call-template>
      <getName id="pages" default="1"/>
    </drawRightString>
  </xsl:template>
</xsl:stylesheet>

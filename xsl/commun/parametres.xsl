<?xml version="1.0" encoding="UTF-8"?>
<!-- What Python gives to every driver, always strings. A host site may give its own values (obtenirFragment). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:v="urn:wsc:vue:1"
    exclude-result-prefixes="v">

  <!-- base: what every address starts with, "/demoville/" or "/ma-page.php?wsc=". -->
  <xsl:param name="base" select="'/'"/>
  <!-- niveau: heading level of the view's title. -->
  <xsl:param name="niveau" select="'1'"/>
  <!-- prefixe: before every id, so that two fragments can share a page. -->
  <xsl:param name="prefixe" select="''"/>
  <!-- statique: where css/ is served. -->
  <xsl:param name="statique" select="'/static/'"/>

  <xsl:variable name="cadre" select="/v:vue/v:cadre"/>

  <!-- et: what stands before the first parameter of an address made on $base. -->
  <xsl:variable name="et" select="substring('&amp;?', 2 - contains($base, '?'), 1)"/>
</xsl:stylesheet>

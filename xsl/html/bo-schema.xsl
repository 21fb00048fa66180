<?xml version="1.0" encoding="UTF-8"?>
<!-- The diagram of a process, in SVG: étapes down a column, the move to the next one straight, the others by a lane at
     the right, one for each étape aimed at. The list under it says the same in words. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- Moves that are no step to the next étape, by the étape they aim at. -->
  <xsl:key name="sauts" match="c:enchainement[c:arrivee != c:depart + 1]" use="c:arrivee"/>

  <xsl:variable name="schema-largeur" select="236"/>
  <xsl:variable name="schema-gauche" select="10"/>

  <xsl:template match="*" mode="processus-schema">
    <xsl:variable name="sauts" select="c:enchainement[c:arrivee != c:depart + 1]"/>
    <xsl:variable name="cibles" select="$sauts[generate-id() = generate-id(key('sauts', c:arrivee)[1])]"/>
    <xsl:variable name="sorties">
      <xsl:for-each select="c:etape">
        <xsl:sort select="count($sauts[c:depart = current()/c:rang])" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="count($sauts[c:depart = current()/c:rang])"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="pas">
      <xsl:choose><xsl:when test="$sorties &gt; 3"><xsl:value-of select="40 + 16 * $sorties"/></xsl:when><xsl:otherwise>92</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:variable name="large" select="$schema-gauche + $schema-largeur + 172 + 16 * count($cibles)"/>
    <xsl:variable name="haut" select="$pas * count(c:etape)"/>
    <figure class="bo-panel">
      <figcaption><h2 id="t-schema"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.schema'"/></xsl:call-template></h2></figcaption>
      <div class="bo-scroll" tabindex="0" role="region" aria-labelledby="t-schema">
        <svg xmlns="http://www.w3.org/2000/svg" class="bo-graph" viewBox="0 0 {$large} {$haut}" role="img" aria-labelledby="t-schema" aria-describedby="schema-texte">
          <defs><marker id="fleche" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="g-head" d="M0 0L8 4L0 8z"/></marker></defs>
          <xsl:apply-templates select="c:enchainement[c:arrivee = c:depart + 1]" mode="schema-droit"><xsl:with-param name="pas" select="$pas"/></xsl:apply-templates>
          <xsl:for-each select="$cibles">
            <xsl:apply-templates select="key('sauts', c:arrivee)" mode="schema-saut">
              <xsl:with-param name="pas" select="$pas"/>
              <xsl:with-param name="x" select="$schema-gauche + $schema-largeur + 162 + 16 * (position() - 1)"/>
            </xsl:apply-templates>
          </xsl:for-each>
          <xsl:apply-templates select="c:etape" mode="schema-etape"><xsl:with-param name="pas" select="$pas"/></xsl:apply-templates>
        </svg>
      </div>
      <p class="bo-quiet bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.schema.legende'"/></xsl:call-template></p>
      <details id="schema-texte">
        <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.schema.mots'"/></xsl:call-template></summary>
        <ul>
          <xsl:for-each select="c:enchainement">
            <li>
              <xsl:call-template name="label">
                <xsl:with-param name="cle" select="'processus.schema.passage'"/>
                <xsl:with-param name="depart" select="concat(c:depart, '. ', ../c:etape[c:rang = current()/c:depart]/c:libelleAgent)"/>
                <xsl:with-param name="arrivee" select="concat(c:arrivee, '. ', ../c:etape[c:rang = current()/c:arrivee]/c:libelleAgent)"/>
              </xsl:call-template>
              <xsl:for-each select="c:libelle"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </details>
    </figure>
  </xsl:template>
</xsl:stylesheet>

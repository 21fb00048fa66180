<?xml version="1.0" encoding="UTF-8"?>
<!-- Middle column: the panel of the chosen field or page, or of what is to be added. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="*" mode="designer-panneau">
    <div class="bo-designer-panels">
      <xsl:choose>
        <xsl:when test="$designer.panneau = 'ajouter'"><xsl:call-template name="designer.nouveau"/></xsl:when>
        <xsl:when test="$designer.panneau = 'page-nouvelle'"><xsl:call-template name="designer.page-nouvelle"/></xsl:when>
        <xsl:when test="$designer.panneau = 'supprimer'"><xsl:apply-templates select="($designer.champ | $designer.page[not($designer.champ)])[1]" mode="designer-supprimer"/></xsl:when>
        <xsl:when test="$designer.champ"><xsl:apply-templates select="$designer.champ" mode="designer-champ"/></xsl:when>
        <xsl:when test="$designer.page"><xsl:apply-templates select="$designer.page" mode="designer-page"/></xsl:when>
        <xsl:otherwise>
          <section class="bo-panel">
            <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
            <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.accueil'"/></xsl:call-template></h2>
            <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.accueil-aide'"/></xsl:call-template></p>
          </section>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- A field: where it stands, its properties, its rules. -->
  <xsl:template match="c:champ" mode="designer-champ">
    <section class="bo-panel" aria-labelledby="champ-titre">
      <h2 id="champ-titre"><xsl:value-of select="c:proprietes/c:libelle"/></h2>
      <xsl:if test="not($designer.panneau = 'regle')"><xsl:apply-templates select="$cadre" mode="bo-erreurs"/></xsl:if>
      <xsl:apply-templates select="c:avertissement" mode="designer-champ"/>
      <xsl:apply-templates select="." mode="designer-place"/>
      <xsl:apply-templates select="c:proprietes" mode="designer-champ"/>
    </section>
    <xsl:if test="not(c:proprietes/c:type = 'information' or c:proprietes/c:type = 'calcul')"><xsl:apply-templates select="." mode="designer-regles"/></xsl:if>
  </xsl:template>

  <xsl:template match="c:avertissement" mode="designer-champ">
    <p class="bo-notice bo-notice--wait">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:apply-templates select="c:message/text()" mode="bo-phrase"/>
    </p>
  </xsl:template>

  <xsl:template match="c:champ" mode="designer-place">
    <form class="bo-designer-place">
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="champ" value="{c:chemin}"/>
      <input type="hidden" name="rang" value="{c:rang}"/>
      <p class="bo-tools">
        <xsl:if test="c:rang &gt; 1"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'monter'"/></xsl:call-template></xsl:if>
        <xsl:if test="c:rang &lt; c:voisins"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'descendre'"/></xsl:call-template></xsl:if>
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'dupliquer'"/></xsl:call-template>
      </p>
      <p class="bo-tools">
        <label class="bo-label" for="destination"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.destination'"/></xsl:call-template></label>
        <select class="bo-select" id="destination" name="destination">
          <xsl:variable name="chemin" select="c:chemin"/>
          <xsl:for-each select="$designer/c:page">
            <option value="page:{c:code}"><xsl:if test="c:champ/c:chemin = $chemin"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="concat(c:rang, '. ', c:titre)"/></option>
            <xsl:for-each select=".//c:champ[c:chemin and (c:proprietes/c:type = 'groupe' or c:proprietes/c:type = 'groupeRepete') and not(starts-with(concat(c:chemin, '/'), concat($chemin, '/')))]">
              <option value="groupe:{c:chemin}"><xsl:if test="c:champ/c:chemin = $chemin"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:text>&#160;&#160;&#160;</xsl:text><xsl:value-of select="c:proprietes/c:libelle"/></option>
            </xsl:for-each>
          </xsl:for-each>
        </select>
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'deplacer'"/></xsl:call-template>
      </p>
    </form>
  </xsl:template>

  <xsl:template name="designer.geste">
    <xsl:param name="geste"/>
    <xsl:param name="classe" select="'bo-button'"/>
    <button class="{$classe}" type="submit" name="geste" value="{$geste}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.geste.', $geste)"/></xsl:call-template></button>
  </xsl:template>

  <xsl:template match="c:proprietes" mode="designer-champ">
    <xsl:variable name="type"><xsl:call-template name="designer.valeur"><xsl:with-param name="nom" select="'type'"/><xsl:with-param name="valeur" select="c:type"/></xsl:call-template></xsl:variable>
    <xsl:variable name="takes" select="$designer/c:type[c:nom = $type]/c:propriete"/>
    <form>
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="champ" value="{../c:chemin}"/>
      <!-- Enter saves, and does nothing else. -->
      <button class="wsc-hidden" type="submit" name="geste" value="champ" tabindex="-1" aria-hidden="true"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.geste.champ'"/></xsl:call-template></button>
      <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="valeur" select="c:libelle"/></xsl:call-template>
      <xsl:call-template name="designer.zone"><xsl:with-param name="nom" select="'aide'"/><xsl:with-param name="valeur" select="c:aide"/></xsl:call-template>
      <xsl:call-template name="designer.type"><xsl:with-param name="valeur" select="c:type"/></xsl:call-template>
      <xsl:if test="$takes = 'option'"><xsl:apply-templates select="." mode="designer-options"/></xsl:if>
      <xsl:if test="$takes = 'obligatoire'">
        <xsl:call-template name="designer.case"><xsl:with-param name="nom" select="'obligatoire'"/><xsl:with-param name="valeur" select="c:obligatoire"/></xsl:call-template>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'absent'"/><xsl:with-param name="valeur" select="c:absent"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="designer.propres"><xsl:with-param name="takes" select="$takes"/></xsl:call-template>
      <xsl:if test="$takes = 'condition'">
        <xsl:call-template name="designer.condition">
          <xsl:with-param name="simple" select="c:conditionSimple"/>
          <xsl:with-param name="texte" select="c:condition"/>
          <xsl:with-param name="nom" select="'condition'"/>
          <xsl:with-param name="legende" select="'formulaires.condition'"/>
          <xsl:with-param name="actif" select="not($designer.panneau = 'regle')"/>
        </xsl:call-template>
      </xsl:if>
      <details class="bo-more">
        <xsl:if test="$cadre/v:erreur[@champ = 'nom' or @champ = 'motif' or @champ = 'autocompletion' or @champ = 'prerempli' or @champ = 'liste' or @champ = 'ressource' or @champ = 'defaut']"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.avances'"/></xsl:call-template></summary>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'nom'"/><xsl:with-param name="valeur" select="c:nom"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
        <xsl:call-template name="designer.avances"><xsl:with-param name="takes" select="$takes"/></xsl:call-template>
      </details>
      <p class="bo-tools">
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'champ'"/><xsl:with-param name="classe" select="'bo-button bo-button--main'"/></xsl:call-template>
        <a class="bo-button bo-button--bad" href="{$designer.adresse}?champ={../c:chemin}&amp;panneau=supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.supprimer'"/></xsl:call-template></a>
      </p>
    </form>
  </xsl:template>

  <!-- What depends on the type, in the open. -->
  <xsl:template name="designer.propres">
    <xsl:param name="takes"/>
    <xsl:if test="$takes = 'calcul'">
      <xsl:call-template name="designer.zone"><xsl:with-param name="nom" select="'calcul'"/><xsl:with-param name="valeur" select="c:calcul"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
      <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'forme'"/><xsl:with-param name="valeur" select="c:forme"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$takes = 'longueurMax'">
      <div class="bo-2">
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'longueurMin'"/><xsl:with-param name="valeur" select="c:longueurMin"/></xsl:call-template>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'longueurMax'"/><xsl:with-param name="valeur" select="c:longueurMax"/></xsl:call-template>
      </div>
    </xsl:if>
    <xsl:if test="$takes = 'minimum'">
      <div class="bo-2">
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'minimum'"/><xsl:with-param name="valeur" select="c:minimum"/></xsl:call-template>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'maximum'"/><xsl:with-param name="valeur" select="c:maximum"/></xsl:call-template>
      </div>
    </xsl:if>
    <xsl:if test="$takes = 'occurrencesMax'">
      <div class="bo-2">
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'occurrencesMin'"/><xsl:with-param name="valeur" select="c:occurrencesMin"/></xsl:call-template>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'occurrencesMax'"/><xsl:with-param name="valeur" select="c:occurrencesMax"/></xsl:call-template>
      </div>
    </xsl:if>
    <xsl:if test="$takes = 'formats'">
      <fieldset class="bo-field">
        <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.propriete.formats'"/></xsl:call-template></legend>
        <xsl:call-template name="designer.format"><xsl:with-param name="format" select="'pdf'"/></xsl:call-template>
        <xsl:call-template name="designer.format"><xsl:with-param name="format" select="'jpeg'"/></xsl:call-template>
        <xsl:call-template name="designer.format"><xsl:with-param name="format" select="'png'"/></xsl:call-template>
      </fieldset>
      <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'tailleMaxMo'"/><xsl:with-param name="valeur" select="c:tailleMaxMo"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="designer.format">
    <xsl:param name="format"/>
    <label class="bo-check">
      <input type="checkbox" name="formats" value="{$format}">
        <xsl:if test="contains(concat(' ', c:formats, ' '), concat(' ', $format, ' ')) or not(c:formats)"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.format.', $format)"/></xsl:call-template>
    </label>
  </xsl:template>

  <!-- What few people need. -->
  <xsl:template name="designer.avances">
    <xsl:param name="takes"/>
    <xsl:if test="$takes = 'defaut'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'defaut'"/><xsl:with-param name="valeur" select="c:defaut"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'motif'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'motif'"/><xsl:with-param name="valeur" select="c:motif"/><xsl:with-param name="aide" select="true()"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'autocompletion'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'autocompletion'"/><xsl:with-param name="valeur" select="c:autocompletion"/><xsl:with-param name="aide" select="true()"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'prerempli'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'prerempli'"/><xsl:with-param name="valeur" select="c:prerempli"/><xsl:with-param name="aide" select="true()"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'liste'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'liste'"/><xsl:with-param name="valeur" select="c:liste"/><xsl:with-param name="aide" select="true()"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'ressource'"><xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'ressource'"/><xsl:with-param name="valeur" select="c:ressource"/><xsl:with-param name="aide" select="true()"/></xsl:call-template></xsl:if>
    <xsl:if test="$takes = 'sensible'"><xsl:call-template name="designer.case"><xsl:with-param name="nom" select="'sensible'"/><xsl:with-param name="valeur" select="c:sensible"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Options: a row each, and rows to add some. -->
  <xsl:template match="c:proprietes" mode="designer-options">
    <fieldset class="bo-field">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.options'"/></xsl:call-template></legend>
      <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.options-aide'"/></xsl:call-template></p>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'option.1.libelle'"/></xsl:call-template>
      <xsl:call-template name="designer.option"><xsl:with-param name="rang" select="1"/><xsl:with-param name="dernier" select="count(c:option) + 3 - (count(c:option) &gt; 0)"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="designer.option">
    <xsl:param name="rang"/>
    <xsl:param name="dernier"/>
    <xsl:if test="$rang &lt;= $dernier">
      <div class="bo-option">
        <xsl:call-template name="designer.cellule"><xsl:with-param name="nom" select="concat('option.', $rang, '.libelle')"/><xsl:with-param name="cle" select="'formulaires.option.libelle'"/><xsl:with-param name="rang" select="$rang"/><xsl:with-param name="valeur" select="c:option[$rang]/c:libelle"/></xsl:call-template>
        <xsl:call-template name="designer.cellule"><xsl:with-param name="nom" select="concat('option.', $rang, '.code')"/><xsl:with-param name="cle" select="'formulaires.option.code'"/><xsl:with-param name="rang" select="$rang"/><xsl:with-param name="valeur" select="c:option[$rang]/c:code"/></xsl:call-template>
        <xsl:call-template name="designer.cellule"><xsl:with-param name="nom" select="concat('option.', $rang, '.aide')"/><xsl:with-param name="cle" select="'formulaires.option.aide'"/><xsl:with-param name="rang" select="$rang"/><xsl:with-param name="valeur" select="c:option[$rang]/c:aide"/></xsl:call-template>
      </div>
      <xsl:call-template name="designer.option"><xsl:with-param name="rang" select="$rang + 1"/><xsl:with-param name="dernier" select="$dernier"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="designer.cellule">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="rang"/>
    <xsl:param name="valeur"/>
    <p>
      <label class="bo-small" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
      <input class="bo-input bo-wide" type="text" id="{$nom}" name="{$nom}">
        <xsl:attribute name="value"><xsl:call-template name="designer.valeur"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template></xsl:attribute>
      </input>
    </p>
  </xsl:template>

  <!-- To remove: said once more, with what goes with it. -->
  <xsl:template match="c:champ" mode="designer-supprimer">
    <form class="bo-panel">
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="champ" value="{c:chemin}"/>
      <input type="hidden" name="page" value="{$designer.page/c:code}"/>
      <input type="hidden" name="panneau" value="supprimer"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.supprimer-champ'"/><xsl:with-param name="libelle" select="c:proprietes/c:libelle"/></xsl:call-template></h2>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.supprimer-aide'"/></xsl:call-template></p>
      <p class="bo-tools">
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'supprimer'"/><xsl:with-param name="classe" select="'bo-button bo-button--main bo-button--danger'"/></xsl:call-template>
        <a class="bo-button" href="{$designer.adresse}?champ={c:chemin}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.garder'"/></xsl:call-template></a>
      </p>
    </form>
  </xsl:template>
  <xsl:template match="c:page" mode="designer-supprimer">
    <form class="bo-panel">
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="page" value="{c:code}"/>
      <input type="hidden" name="panneau" value="supprimer"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.supprimer-page'"/><xsl:with-param name="libelle" select="c:titre"/></xsl:call-template></h2>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <p><xsl:apply-templates select="." mode="designer-compte"/></p>
      <p class="bo-tools">
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'page-supprimer'"/><xsl:with-param name="classe" select="'bo-button bo-button--main bo-button--danger'"/></xsl:call-template>
        <a class="bo-button" href="{$designer.adresse}?page={c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.garder'"/></xsl:call-template></a>
      </p>
    </form>
  </xsl:template>
</xsl:stylesheet>

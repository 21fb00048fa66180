<?xml version="1.0" encoding="UTF-8"?>
<!-- Conditions and rules without XPath: rows of field, operator, value. What is richer is shown as text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- designer.condition: the rows of `simple`, one to add, and the text `texte` when it is richer. `actif` is false in
       the forms that did not just come back: what was typed is not theirs. `id` parts the ids of several forms. -->
  <xsl:template name="designer.condition">
    <xsl:param name="simple" select="/.."/>
    <xsl:param name="texte" select="''"/>
    <xsl:param name="nom"/>
    <xsl:param name="legende"/>
    <xsl:param name="actif" select="true()"/>
    <xsl:param name="id" select="''"/>
    <fieldset class="bo-field bo-condition">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="$legende"/></xsl:call-template></legend>
      <xsl:if test="$actif"><xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'condition.1.champ'"/></xsl:call-template></xsl:if>
      <xsl:if test="count($simple/c:comparaison) &gt; 0">
        <p class="bo-condition-link">
          <label class="bo-small" for="{$id}condition.liaison"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison'"/></xsl:call-template></label>
          <select class="bo-select" id="{$id}condition.liaison" name="condition.liaison">
            <option value="et"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison.et'"/></xsl:call-template></option>
            <option value="ou"><xsl:if test="$simple/c:liaison = 'ou'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison.ou'"/></xsl:call-template></option>
          </select>
        </p>
      </xsl:if>
      <xsl:call-template name="designer.ligne">
        <xsl:with-param name="rang" select="1"/>
        <xsl:with-param name="dernier" select="count($simple/c:comparaison) + 1"/>
        <xsl:with-param name="simple" select="$simple"/>
        <xsl:with-param name="actif" select="$actif"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.condition-aide'"/></xsl:call-template></p>
      <xsl:if test="string($texte) and not($simple)">
        <p class="bo-field">
          <label class="bo-label" for="{$id}{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.expert'"/></xsl:call-template></label>
          <span class="bo-hint" id="{$id}{$nom}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.expert-aide'"/></xsl:call-template></span>
          <textarea class="bo-textarea bo-code" id="{$id}{$nom}" name="{$nom}" rows="3" aria-describedby="{$id}{$nom}-aide"><xsl:value-of select="$texte"/></textarea>
        </p>
      </xsl:if>
    </fieldset>
  </xsl:template>

  <xsl:template name="designer.ligne">
    <xsl:param name="rang"/>
    <xsl:param name="dernier"/>
    <xsl:param name="simple"/>
    <xsl:param name="actif"/>
    <xsl:param name="id"/>
    <xsl:if test="$rang &lt;= $dernier">
      <xsl:variable name="une" select="$simple/c:comparaison[$rang]"/>
      <xsl:variable name="base-nom" select="concat('condition.', $rang, '.')"/>
      <xsl:variable name="typed" select="$cadre/v:entree[$actif]"/>
      <div class="bo-condition-row">
        <p>
          <label class="bo-small" for="{$id}{$base-nom}champ"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.champ'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:call-template name="designer.champs">
            <xsl:with-param name="id" select="concat($id, $base-nom, 'champ')"/>
            <xsl:with-param name="nom" select="concat($base-nom, 'champ')"/>
            <xsl:with-param name="valeur" select="string(($typed[@nom = concat($base-nom, 'champ')] | $une/c:champ[not($typed)])[1])"/>
            <xsl:with-param name="vide" select="'formulaires.ligne.aucun'"/>
          </xsl:call-template>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$base-nom}operateur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.operateur'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:variable name="operateur"><xsl:choose>
            <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = concat($base-nom, 'operateur')]"/></xsl:when>
            <xsl:when test="$une/c:genre = 'champDate'"><xsl:value-of select="concat($une/c:operateur, ':date')"/></xsl:when>
            <xsl:when test="$une/c:genre = 'texte' or ($une/c:genre = 'champ' and ($une/c:operateur = 'egal' or $une/c:operateur = 'different' or $une/c:operateur = 'autre')) or not($une/c:genre) or $une/c:operateur = 'compteAuPlus' or $une/c:operateur = 'compteAuMoins' or starts-with($une/c:operateur, 'age')"><xsl:value-of select="$une/c:operateur"/></xsl:when>
            <xsl:when test="$une/c:genre = 'nombre' and ($une/c:operateur = 'egal' or $une/c:operateur = 'different' or $une/c:operateur = 'autre')"><xsl:value-of select="$une/c:operateur"/></xsl:when>
            <xsl:when test="$une/c:genre = 'champ'"><xsl:value-of select="concat($une/c:operateur, ':nombre')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat($une/c:operateur, ':', $une/c:genre)"/></xsl:otherwise>
          </xsl:choose></xsl:variable>
          <select class="bo-select bo-wide" id="{$id}{$base-nom}operateur" name="{$base-nom}operateur">
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'reponse'"/><xsl:with-param name="liste" select="'egal different autre rempli vide oui non pasOui contient commence egal:commune different:commune autre:commune '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'nombre'"/><xsl:with-param name="liste" select="'auMoins:nombre auPlus:nombre superieur:nombre inferieur:nombre compteAuMoins compteAuPlus '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'date'"/><xsl:with-param name="liste" select="'auMoins:date auPlus:date superieur:date inferieur:date egal:date auMoins:jours auPlus:jours superieur:jours inferieur:jours egal:jours auMoins:joursOuvres auPlus:joursOuvres superieur:joursOuvres inferieur:joursOuvres egal:joursOuvres auMoins:maintenant auPlus:maintenant superieur:maintenant inferieur:maintenant ageAuMoins ageMoinsDe '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
          </select>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$base-nom}valeur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.valeur'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <input class="bo-input bo-wide" type="text" id="{$id}{$base-nom}valeur" name="{$base-nom}valeur">
            <xsl:attribute name="value">
              <xsl:choose>
                <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = concat($base-nom, 'valeur')]"/></xsl:when>
                <xsl:when test="$une/c:genre = 'texte'"><xsl:value-of select="$une/c:valeurLibelle"/></xsl:when>
                <xsl:when test="$une/c:genre = 'date'"><xsl:value-of select="concat(substring($une/c:valeur, 9, 2), '/', substring($une/c:valeur, 6, 2), '/', substring($une/c:valeur, 1, 4))"/></xsl:when>
                <xsl:when test="not(starts-with($une/c:genre, 'champ'))"><xsl:value-of select="$une/c:valeur"/></xsl:when>
              </xsl:choose>
            </xsl:attribute>
          </input>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$base-nom}autre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.autre'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:call-template name="designer.champs">
            <xsl:with-param name="id" select="concat($id, $base-nom, 'autre')"/>
            <xsl:with-param name="nom" select="concat($base-nom, 'autre')"/>
            <xsl:with-param name="valeur" select="string(($typed[@nom = concat($base-nom, 'autre')] | $une/c:valeur[not($typed) and starts-with(../c:genre, 'champ')])[1])"/>
            <xsl:with-param name="vide" select="'formulaires.ligne.pas'"/>
          </xsl:call-template>
        </p>
      </div>
      <xsl:call-template name="designer.ligne">
        <xsl:with-param name="rang" select="$rang + 1"/><xsl:with-param name="dernier" select="$dernier"/><xsl:with-param name="simple" select="$simple"/><xsl:with-param name="actif" select="$actif"/><xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- designer.champs: every field of the form, by page. -->
  <xsl:template name="designer.champs">
    <xsl:param name="id"/>
    <xsl:param name="nom"/>
    <xsl:param name="valeur"/>
    <xsl:param name="vide"/>
    <select class="bo-select bo-wide" id="{$id}" name="{$nom}">
      <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="$vide"/></xsl:call-template></option>
      <xsl:for-each select="$designer/c:page">
        <optgroup label="{c:titre}">
          <xsl:for-each select=".//c:champ[c:chemin and c:proprietes/c:type != 'information']">
            <option value="{c:chemin}">
              <xsl:if test="c:chemin = $valeur"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:for-each select="ancestor::c:champ"><xsl:value-of select="concat(c:proprietes/c:libelle, ' › ')"/></xsl:for-each>
              <xsl:value-of select="c:proprietes/c:libelle"/>
            </option>
          </xsl:for-each>
        </optgroup>
      </xsl:for-each>
    </select>
  </xsl:template>

  <xsl:template name="designer.operateurs">
    <xsl:param name="famille"/>
    <xsl:param name="liste"/>
    <xsl:param name="valeur"/>
    <optgroup>
      <xsl:attribute name="label"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.operateurs.', $famille)"/></xsl:call-template></xsl:attribute>
      <xsl:call-template name="designer.operateur"><xsl:with-param name="liste" select="$liste"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
    </optgroup>
  </xsl:template>

  <xsl:template name="designer.operateur">
    <xsl:param name="liste"/>
    <xsl:param name="valeur"/>
    <xsl:variable name="un" select="substring-before($liste, ' ')"/>
    <xsl:if test="$un">
      <option value="{$un}">
        <xsl:if test="$un = $valeur"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.operateur.', translate($un, ':', '-'))"/></xsl:call-template>
      </option>
      <xsl:call-template name="designer.operateur"><xsl:with-param name="liste" select="substring-after($liste, ' ')"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Rules of a field: one form each, and one to add. -->
  <xsl:template match="c:champ" mode="designer-regles">
    <section class="bo-panel" aria-labelledby="regles">
      <h2 id="regles"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regles'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regles-aide'"/></xsl:call-template></p>
      <xsl:apply-templates select="c:regle" mode="designer-regle"/>
      <details class="bo-more">
        <xsl:if test="$designer.panneau = 'regle' and not($cadre/v:parametre[@nom = 'numero'])"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regle-ajouter'"/></xsl:call-template></summary>
        <xsl:call-template name="designer.regle"/>
      </details>
    </section>
  </xsl:template>

  <xsl:template match="c:regle" mode="designer-regle">
    <details class="bo-more">
      <xsl:if test="$designer.panneau = 'regle' and $cadre/v:parametre[@nom = 'numero'] = c:numero"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary>
        <xsl:apply-templates select="c:message/text()" mode="bo-phrase"/>
        <xsl:if test="c:niveau = 'avertissement'">
          <xsl:text> </xsl:text>
          <span class="bo-tag bo-tag--wait"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.avertissement'"/></xsl:call-template></span>
        </xsl:if>
      </summary>
      <xsl:call-template name="designer.regle"><xsl:with-param name="regle" select="."/></xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template name="designer.regle">
    <xsl:param name="regle" select="/.."/>
    <xsl:variable name="id" select="concat('regle', $regle/c:numero, '-')"/>
    <xsl:variable name="actif" select="$designer.panneau = 'regle' and string($cadre/v:parametre[@nom = 'numero']) = string($regle/c:numero)"/>
    <xsl:variable name="typed" select="$cadre/v:entree[$actif]"/>
    <form>
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="champ" value="{$designer.champ/c:chemin}"/>
      <input type="hidden" name="panneau" value="regle"/>
      <xsl:if test="$regle"><input type="hidden" name="numero" value="{$regle/c:numero}"/></xsl:if>
      <xsl:if test="$actif"><xsl:apply-templates select="$cadre" mode="bo-erreurs"/></xsl:if>
      <xsl:call-template name="designer.condition">
        <xsl:with-param name="simple" select="$regle/c:simple"/>
        <xsl:with-param name="texte" select="$regle/c:test"/>
        <xsl:with-param name="nom" select="'test'"/>
        <xsl:with-param name="legende" select="'formulaires.regle-test'"/>
        <xsl:with-param name="actif" select="$actif"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <label class="bo-check">
        <input type="checkbox" name="saufVide" value="true">
          <xsl:if test="$regle/c:simple/c:saufVide = 'true' or (not($regle) and not($designer.champ/c:proprietes/c:obligatoire = 'true'))"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        </input>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.sauf-vide'"/></xsl:call-template>
      </label>
      <p class="bo-field">
        <label class="bo-label" for="{$id}message"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.propriete.message'"/></xsl:call-template></label>
        <span class="bo-hint" id="{$id}message-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.aide.message'"/></xsl:call-template></span>
        <textarea class="bo-textarea" id="{$id}message" name="message" rows="2" aria-describedby="{$id}message-aide">
          <xsl:choose>
            <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = 'message']"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$regle/c:message"/></xsl:otherwise>
          </xsl:choose>
        </textarea>
      </p>
      <p class="bo-field">
        <label class="bo-label" for="{$id}niveau"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau'"/></xsl:call-template></label>
        <select class="bo-select bo-wide" id="{$id}niveau" name="niveau">
          <option value="erreur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.erreur'"/></xsl:call-template></option>
          <option value="avertissement"><xsl:if test="$regle/c:niveau = 'avertissement'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.avertissement-long'"/></xsl:call-template></option>
        </select>
      </p>
      <p class="bo-tools">
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'regle'"/><xsl:with-param name="classe" select="'bo-button bo-button--main'"/></xsl:call-template>
        <xsl:if test="$regle"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'regle-supprimer'"/><xsl:with-param name="classe" select="'bo-button bo-button--bad'"/></xsl:call-template></xsl:if>
      </p>
    </form>
  </xsl:template>
</xsl:stylesheet>

archive-editions = Ediciones
archive-editions-lede = Lo que queda de los cursos terminados, para que cualquiera lo lea: programa, documentos y conversación. Cada uno puede volver a hacerse.
archive-newest-first = Primero las más recientes
archive-search = Buscar en todas las ediciones
archive-search-button = Buscar
archive-none-title = Todavía no hay ediciones
archive-none-text = Cuando un curso termina queda aquí para siempre, solo para leer.
archive-never-began = nunca empezó
archive-crumbs = Dónde está
archive-parts = Partes de esta edición
archive-syllabus = Programa
archive-discussion = Conversación
archive-people = Personas
archive-read-only-since = Solo lectura desde el { $date }.
archive-banner = Esta es la edición de un curso terminado: se conserva como estaba y nadie puede escribir en ella.
archive-banner-never-began = Este curso se preparó y nunca empezó. Se conserva como estaba y nadie puede escribir en él.
archive-came-from = Procede de { $source } y se ofrece con la licencia que se indica abajo. Los nombres de las personas son seudónimos. No se conservaron imágenes ni archivos adjuntos.
archive-living-site = La vida sigue en { $site }.
archive-run-again = Volver a hacer este curso
archive-about = Sobre esta edición
archive-cite = Cómo citarla
archive-summary = De qué trataba
archive-outcomes = Qué se quería aprender
archive-prerequisites = Qué se pedía traer
archive-no-documents = Este curso no tenía documentos.
archive-empty-document = Aquí no hay texto.
archive-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
 }
archive-from-to = del { $start } al { $end }
archive-dates = Fechas
archive-organizers = Organizadores
archive-organizer = organiza
archive-participants = Participantes
archive-seats = Plazas que se deseaban
archive-posts = Mensajes
archive-language = Idioma
archive-status = El sitio antiguo decía
archive-licence = Licencia
archive-attribution = Hay que nombrar a
archive-lineage = Curso
archive-lineage-link = versiones y su procedencia
archive-frozen = El curso es ahora una edición.
archive-materials = Materiales
archive-said-about = Lo que se dijo sobre esto
archive-posts-count = { $count ->
    [0] ningún mensaje
    [one] un mensaje
   *[other] { $count } mensajes
 }
archive-revisions = todas las revisiones
archive-revisions-count = { $count ->
    [one] una revisión
   *[other] { $count } revisiones
 }
archive-revisions-of = Revisiones de «{ $title }»
archive-revisions-lede = Cómo creció este documento, primero el estado más reciente. De algunas solo se conservó la línea de la lista.
archive-revision-current = actual
archive-revision-not-kept = texto no conservado
archive-revision-old = Este es un estado anterior del documento.
archive-nobody = alguien que se fue
archive-members-only = Este curso era solo para sus miembros. Lo que escribieron se queda con ellos.
archive-no-threads = Nadie escribió nada aquí.
archive-wall = muro del curso
archive-announcement = anuncio
archive-withdrawn = Este mensaje fue retirado.
archive-hidden = Las personas a cargo ocultaron este mensaje.
archive-thanks = { $count ->
    [one] una persona dio las gracias
   *[other] { $count } personas dieron las gracias
 }

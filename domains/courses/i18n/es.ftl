# course
courses-courses = Cursos
courses-where = Dónde estás
courses-cancel = Cancelar
courses-save = Guardar
courses-saved = Guardado.
courses-edit = Editar
courses-remove = Quitar
courses-removed = Quitado.
courses-remove-question = ¿Quitar «{ $title }» con todo lo que contiene?
courses-move-up = Subir
courses-move-down = Bajar
courses-somebody = alguien
courses-draft = borrador
courses-published = publicada
courses-language = Idioma
courses-licence = Licencia
courses-licence-all-rights-reserved = todos los derechos reservados, solo enlazado
courses-licence-public-domain = dominio público
courses-licence-unknown = licencia desconocida
courses-licence-other = otra, con palabras
courses-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
 }
courses-weekly-hours = { $count ->
    [one] 1 hora por semana
   *[other] { $count } horas por semana
 }
courses-effort = Dedicación
courses-level = Qué espera
courses-level-open = ningún conocimiento previo
courses-level-basics = un primer contacto con el tema
courses-level-practised = algo de práctica en el tema
courses-level-unsaid = sin indicar
courses-outcomes = Qué podrás hacer después
courses-prerequisites = Qué traer
courses-completion = Para completarlo
courses-completion-none = No se pide nada: basta con participar.
courses-completion-rule = { $tasks ->
    [one] 1 tarea hecha
   *[other] { $tasks } tareas hechas
 } y { $reviews ->
    [one] 1 revisión dada
   *[other] { $reviews } revisiones dadas
 }
courses-progress = { $tasks } de { $tasks-needed } tareas hechas, { $reviews } de { $reviews-needed } revisiones dadas
courses-progress-label = Tu progreso
courses-kind-reading = Lectura
courses-kind-task = Tarea
courses-kind-discussion = Conversación
courses-kind-review = Revisión
courses-kind-reading-meaning = leer, ver o escuchar
courses-kind-task-meaning = hacer algo y entregarlo
courses-kind-discussion-meaning = hablar sobre algo
courses-kind-review-meaning = revisar el trabajo de los pares
courses-materials = Materiales
courses-materials-none = Todavía no hay nada que leer, ver o escuchar.
courses-material-checked = dirección comprobada el { $day }
courses-tasl-title = { $title }. { $licence }
courses-tasl-author = { $title }, de { $author }. { $licence }
courses-tasl-source = { $title }, en { $source }. { $licence }
courses-tasl-whole = { $title }, de { $author }, en { $source }. { $licence }
courses-rubric = En qué se fijan los pares
courses-rubric-caption = Criterios y sus niveles, el más bajo primero
courses-rubric-none = Todavía no hay rúbrica. Sin ella, las revisiones son solo textos.
courses-rubric-edit = Editar la rúbrica
courses-rubric-lede = Dos o tres criterios bastan. Vacía el título y los niveles de un criterio para quitarlo; guarda para tener sitio para otro.
courses-criterion = Criterio
courses-criterion-numbered = Criterio { $number }
courses-criterion-title = Nombre
courses-criterion-prompt = Pregunta a quien revisa
courses-criterion-prompt-hint = Una pregunta a la que el trabajo responde más o menos.
courses-criterion-weight = Peso
courses-criterion-weight-hint = De 1 a 10: cuánto cuenta junto a los demás.
courses-criterion-levels = Niveles
courses-criterion-levels-hint = De 2 a 6, uno por línea, el más bajo primero: una palabra, dos puntos, lo que muestra un trabajo de ese nivel.
courses-level-numbered = Nivel { $number }
courses-weight-times = cuenta { $weight } veces
courses-template-content = Contenido
courses-template-content-prompt = ¿Hace el trabajo lo que pide la tarea?
courses-template-content-levels =
    Empieza: faltan partes de la tarea
    Funciona: la tarea está hecha
    Brilla: va más allá de la tarea
courses-template-clarity = Claridad
courses-template-clarity-prompt = ¿Puede un par seguirlo sin preguntar?
courses-template-clarity-levels =
    Empieza: cuesta seguirlo
    Funciona: claro en casi todo
    Brilla: claro de principio a fin
courses-syllabus = Programa
courses-syllabus-of = Programa: { $title }
courses-syllabus-empty = Todavía no hay nada escrito
courses-syllabus-empty-text = Aquí estarán las unidades y actividades en cuanto las escriban quienes organizan.
courses-edit-begin = Escribir el programa
courses-unit-numbered = Unidad { $number }
courses-unit-new = Una unidad nueva
courses-unit-add = Añadir una unidad
courses-unit-add-first = Añadir la primera unidad
courses-unit-edit = Editar la unidad
courses-unit-title = Título
courses-unit-title-hint = Normalmente una semana: de qué trata, en pocas palabras.
courses-unit-intro = Introducción
courses-activity-new = Una actividad nueva
courses-activity-add = Añadir una actividad
courses-activity-edit = Editar la actividad
courses-activity-kind = Qué se hace
courses-activity-title = Título
courses-activity-body = Qué hacer
courses-activity-minutes = Minutos que lleva
courses-material-new = Un material nuevo
courses-material-add = Añadir un material
courses-material-edit = Editar el material
courses-material-title = Título
courses-material-author = Autoría
courses-material-source = Fuente
courses-material-source-hint = El libro, sitio o revista de donde viene.
courses-material-url = Dirección web
courses-material-licence-hint = Mira en la página del material. Lo que nadie permitió copiar aún se puede enlazar.
courses-material-licence-words = La licencia con palabras
courses-material-minutes = Minutos que lleva
courses-material-note = Por qué está aquí, qué páginas leer
courses-new = Empezar un curso
courses-new-title-hint = Se ve en el catálogo: qué se aprende, con palabras llanas.
courses-new-begin = Empezar
courses-new-begun = Tu curso ha empezado. Es un borrador: solo tú y quienes coorganizan pueden cambiarlo.
courses-new-next = Qué viene después
courses-new-next-syllabus = Escribes unidades y actividades, con materiales abiertos.
courses-new-next-people = Buscas a alguien para coorganizar: los cursos con dos personas empiezan cuatro veces más a menudo.
courses-new-next-open = Fijas fechas y plazas, y abres la inscripción.
courses-course-edit = Editar lo que el curso dice de sí mismo
courses-course-title = Título
courses-course-question = La pregunta que hace
courses-course-question-hint = Una pregunta cuya respuesta la gente quiere conocer.
courses-course-summary = De qué trata
courses-course-outcomes = Qué podrá hacer la gente después
courses-course-prerequisites = Qué debe traer la gente
courses-course-hours = Horas por semana
courses-course-tasks = Tareas por hacer
courses-course-tasks-hint = Para completar una edición. 0 no pide ninguna.
courses-course-reviews = Revisiones por dar
courses-course-reviews-hint = Para completar una edición. 0 no pide ninguna.
courses-course-tags = Etiquetas
courses-course-tags-hint = Hasta ocho, separadas por comas.
courses-desk = Mesa de redacción
courses-desk-about = Sobre el curso
courses-desk-no-question = El curso todavía no hace ninguna pregunta.
courses-desk-beside = Este borrador está junto al curso en marcha. Se verá cuando lo publiques y dejes que el curso pase a él.
courses-desk-empty = El programa está vacío
courses-desk-empty-text = Empieza con una unidad: normalmente una semana, con dos a cinco actividades.
courses-desk-over = Este curso ha terminado y su programa queda como está. Vuelve a dar el curso para cambiarlo.
courses-draft-begin-title = Esta versión está publicada
courses-draft-begin-text = La gente cuenta con ella, así que nunca cambia. Empieza un borrador a su lado; el curso pasará a la versión nueva cuando tú lo digas.
courses-draft-begin = Empezar un borrador
courses-draft-begun = El borrador ha empezado.
courses-publish = Publicar
courses-publish-go = Publicarlo
courses-publish-title = Publicar esta versión
courses-publish-text = Una versión publicada nunca cambia; el siguiente cambio empieza un borrador nuevo.
courses-publish-note = Qué hay de nuevo
courses-publish-note-hint = Una línea para la historia del curso.
courses-publish-after = El curso en marcha
courses-publish-move = pasa ahora a esta versión
courses-publish-move-meaning = los trabajos entregados conservan la tarea a la que respondían
courses-publish-stay = sigue con la que tiene
courses-publish-stay-meaning = puedes hacer que pase más tarde
courses-published-now = La versión { $number } está publicada.
courses-versions = Versiones
courses-versions-lede = Toda versión publicada se puede seguir leyendo aquí.
courses-version-numbered = versión { $number }
courses-version-drafted = { $who } escribe { $version }.
courses-version-published = { $who } publicó { $version }.
courses-version-from = Hecha a partir de { $version }.
courses-overtaken = Otra persona guardó entretanto.
courses-overtaken-text = Lo que escribiste está abajo. Compara y guarda de nuevo para reemplazar lo guardado.
courses-overtaken-stored = Lo que está guardado ahora
courses-refused-published = Una versión publicada nunca cambia
courses-refused-changed-meanwhile = Otra persona guardó entretanto
courses-refused-cannot-move = No puede moverse más en esa dirección
courses-refused-empty = Una versión sin ninguna actividad no se puede publicar
courses-refused-full = Ya contiene todo lo que puede

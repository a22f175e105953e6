app-activity-talk = Junto a esta actividad
app-activity-tick = Ya lo hice
app-activity-untick = Todavía no está hecho
app-card-starts = Empieza el { $day }
app-card-started = Empezó el { $day }
app-card-ends = termina el { $day }
app-card-ended = terminó el { $day }
app-card-hours = { $count ->
    [one] una hora a la semana
   *[other] { $count } horas a la semana
 }
app-card-weeks = { $count ->
    [one] una semana
   *[other] { $count } semanas
 }
app-card-seats = { $count ->
    [one] queda una plaza
   *[other] quedan { $count } plazas
 }
app-card-waiting = { $count ->
    [0] Completo, lista de espera abierta
    [one] Lista de espera, una persona delante
   *[other] Lista de espera, { $count } personas delante
 }
app-catalogue = Cursos
app-catalogue-lede = Todo lo que aquí se puede aprender, se está aprendiendo o se aprendió.
app-catalogue-search = Buscar en títulos y textos
app-catalogue-search-act = Buscar
app-catalogue-placeholder = pan, web, poemas
app-catalogue-filters = Filtros
app-catalogue-show = Mostrar
app-catalogue-clear = Quitar filtros
app-catalogue-state = Estado
app-catalogue-language = Idioma
app-catalogue-school = Escuela
app-catalogue-tag = Tema
app-catalogue-starts = Comienzo
app-catalogue-from = desde el día
app-catalogue-to = hasta el día
app-catalogue-from-day = desde { $day }
app-catalogue-to-day = hasta { $day }
app-catalogue-remove = quitar
app-catalogue-count = { $count ->
    [one] un curso
   *[other] { $count } cursos
 }
app-catalogue-count-many = más de { $count } cursos
app-catalogue-more-than = más de { $count }
app-catalogue-none = Ningún curso encaja
app-catalogue-none-text = Quita un filtro o prueba otra palabra. Los cursos siguen aquí aunque la inscripción haya terminado.
app-course-weeks = Semana a semana
app-course-join = Inscribirse
app-course-again = Volver a impartir este curso
app-course-facts = De un vistazo
app-course-side = Datos y convocatorias
app-course-version-number = versión { $number } y anteriores
app-course-runs = Convocatorias
app-course-runs-none = Nadie lo ha impartido todavía. Puedes ser la primera persona.
app-crumbs = Dónde estás
app-front-title = Aprende con otras personas. Cualquiera puede empezar un curso.
app-front-lede = Grupos pequeños, materiales abiertos, unas semanas. Os ayudáis, miráis el trabajo de los demás y os lleváis algo que enseñar.
app-front-find = Buscar un curso
app-front-start = Empezar uno
app-front-signing-up = Inscripción abierta
app-front-none = Hoy no hay inscripciones abiertas
app-front-none-text = Aquí estarán las convocatorias a las que puedes unirte. Cualquiera puede tomar un curso del catálogo e impartirlo.
app-front-all-signing-up = Todas las convocatorias abiertas
app-front-running = En marcha ahora
app-front-editions = Lee lo que hicieron otras personas
app-front-editions-text = Las convocatorias terminadas se quedan aquí para siempre: programa, conversación, personas.
app-front-all-editions = Todas las ediciones
app-home = Inicio
app-home-title = Hola, { $name }
app-home-unconfirmed = Confirma tu dirección de correo para participar. La carta espera en
app-home-mailbox = tu buzón
app-home-runs = Tus convocatorias
app-home-none = Todavía no estás en ninguna convocatoria
app-home-none-text = Aquí estarán las convocatorias a las que te unas o que organices, cada una con su próximo paso.
app-home-awards = Tus certificados
app-home-before = Antes
app-home-organizer = la organizas
app-home-participant = participas
app-home-waiting = esperas una plaza
app-run-side = Sobre esta convocatoria
app-run-tab-syllabus = Programa
app-run-weeks = Semanas
app-run-week = Semana { $number }
app-run-done = hecho
app-run-done-mark = Hecho:
app-run-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
 }
app-run-empty = El programa se está escribiendo
app-run-empty-text = Aquí estarán las unidades y actividades cuando los organizadores las hayan escrito.
app-run-talk = Qué dice la gente
app-run-talk-none = Nadie ha escrito todavía.
app-run-talk-all = Toda la conversación
app-run-progress = Tu progreso
app-run-rule = Qué hace falta para completarlo
app-run-rule-text = La regla se conoce desde el primer día y está en el programa.
app-run-facts = De un vistazo
app-run-organizers = Organizan
app-run-people-all = Todas las personas
app-state-draft = en preparación
app-state-signing-up = inscripción abierta
app-state-signup-closed = inscripción cerrada
app-state-running = en marcha
app-state-wrapping-up = cerrando
app-state-finished = terminada
app-state-edition = edición
app-state-paused = en pausa
app-state-did-not-happen = no se celebró
app-step-join = Tu próximo paso: inscribirte
app-step-join-act = Inscribirse
app-step-join-until = La inscripción está abierta hasta { $moment }.
app-step-queue = No quedan plazas; hay lista de espera
app-step-queue-act = Entrar en la lista de espera
app-step-wait = Estás en la lista de espera
app-step-wait-text = Tu puesto en la lista es el { $position }. Recibirás una carta cuando quede libre una plaza.
app-step-later = Tienes una plaza
app-step-later-act = Ver el programa
app-step-review = Tu próximo paso: revisar el trabajo de otra persona
app-step-review-text = { $count ->
    [one] Un trabajo espera tu revisión.
   *[other] { $count } trabajos esperan tu revisión.
 }
app-step-review-act = Ir a mis revisiones
app-step-do = Tu próximo paso:
app-step-do-minutes = { $count ->
    [one] Lleva alrededor de un minuto.
   *[other] Lleva unos { $count } minutos.
 }
app-step-do-act = Empezar
app-step-all-done = Has hecho todo lo que hay aquí
app-step-all-done-text = Otras personas siguen trabajando. Mira la conversación o lee la pregunta de alguien.
app-step-over = Esta convocatoria terminó
app-step-over-text = Todo sigue siendo legible. Cualquiera puede volver a impartir el curso desde su página.
app-step-paused = Esta convocatoria está en pausa
app-step-paused-text = No se pierde nada. Los organizadores escriben a todo el mundo cuando continúe.
app-step-organize = Organizas esta convocatoria
app-step-organize-text = Fechas, plazas, personas y lo que viene están en la página de organización.
app-step-organize-act = Organizar
app-step-read = Puedes seguir la lectura
app-step-read-text = La inscripción no está abierta. Para leer no hace falta cuenta.
app-nav-mailbox = Buzón
app-nav-reviews = Mis revisiones
app-nav-settings = Ajustes
app-nav-schools = Escuelas
app-nav-editions = Ediciones
app-nav-about = Acerca de
app-catalogue-results = Lo que se encontró
app-data = Llevarme mis datos
app-data-lede = Todo lo que esta universidad guarda sobre ti, en un solo archivo que se abre en cualquier parte.
app-data-what-people = Tu nombre, tu página, tu dirección de correo, tus sesiones, lo que aceptaste y cada carta que se te escribió.
app-data-what-runs = Las ediciones en las que te inscribiste o que organizaste, lo que respondiste y lo que marcaste.
app-data-what-texts = Tus mensajes, tus trabajos en todas sus versiones, tus revisiones, tus certificados.
app-data-what-files = Los archivos que entregaste, con los nombres que les diste.
app-data-what-not = No tu contraseña: se guarda de forma que nadie puede leerla, ni siquiera nosotros.
app-data-password = Tu contraseña
app-data-password-wrong = Esa no es tu contraseña.
app-data-act = Llevarme mis datos
app-leave = Irme y borrar todo
app-leave-lede = Tu cuenta desaparece, y con ella todo lo que dice quién eres. Esto es lo que ocurre.
app-leave-no-way-back = No hay vuelta atrás. Quizá quieras llevarte antes lo tuyo:
app-leave-account = Se borran tu nombre, tu página, tu dirección de correo, tu contraseña, tus sesiones y tus cartas.
app-leave-runs = Dejas todos los grupos: desaparecen tus respuestas, tus marcas y tus lugares en la espera, y avanza quien sigue.
app-leave-works = Se borran tus trabajos y sus archivos. Que se entregaron sigue contando para quienes los revisaron.
app-leave-names = Donde otras personas escribieron @ y tu alias, enlazaron tu página o escribieron tu nombre completo en un mensaje, queda «Alguien que se fue».
app-leave-courses = Los cursos que escribiste se quedan, con la licencia que les diste y sin tu nombre.
app-leave-awards = La página de cada uno de tus certificados dice que se retiró por deseo de su titular.
app-leave-backups = Las copias de seguridad anteriores te contienen hasta que se desechen; quien opera el sitio sabe cuándo.
app-leave-texts = Tus mensajes y revisiones
app-leave-stay = Se quedan, como los de alguien que se fue
app-leave-stay-hint = Las conversaciones quedan enteras. Nadie ve que las palabras eran tuyas.
app-leave-go = También se van
app-leave-go-hint = Las palabras se borran, también donde otras personas las citaron. Las respuestas ajenas se quedan.
app-leave-act = Borrarme
app-leave-not = Quedarme
app-leave-gone = Ya no estás aquí. Gracias por haber estado con nosotros.
app-parcel-title = Todo lo tuyo en { $site }
app-parcel-lede = Hecho el { $day }. Cada línea se puede leer como texto (Markdown) o tomar como datos (JSON).
app-parcel-read = para leer
app-parcel-data = como datos
app-parcel-files = Archivos que entregaste
app-parcel-people = Tú: cuenta, sesiones, consentimientos, cartas
app-parcel-pages = Páginas del sitio: versiones que escribiste
app-parcel-courses = Cursos que escribiste
app-parcel-runs = Grupos: inscripciones, marcas, lo que organizaste
app-parcel-discussion = Conversación: mensajes, hilos, agradecimientos, hasta dónde leíste
app-parcel-assessment = Trabajos, y revisiones que hiciste
app-parcel-recognition = Certificados
app-parcel-schools = Escuelas que cuidas
app-parcel-archive = Lo que se sabía de ti por sitios antiguos

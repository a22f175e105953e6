schools-title = Escuelas
schools-lede = Cursos que van juntos, con una carta que dice qué defienden.
schools-list = Todas las escuelas
schools-none = Aún no hay ninguna escuela
schools-none-text = Una escuela reúne cursos que van juntos. Mientras no haya ninguna, todos los cursos están en el catálogo.
schools-none-act = Ver todos los cursos
schools-courses-count = { $count ->
    [0] aún sin cursos
    [one] un curso
   *[other] { $count } cursos
 }
schools-starts = Empieza el { $day }
schools-hours = { $count ->
    [one] una hora por semana
   *[other] { $count } horas por semana
 }
schools-seats-left = { $count ->
    [one] queda una plaza
   *[other] quedan { $count } plazas
 }
schools-waiting-list = lista de espera
schools-running = en marcha
schools-in-preparation = en preparación
schools-crumbs = Dónde estás
schools-about = Sobre esta escuela
schools-courses = Cursos
schools-no-courses = Aún no hay ningún curso
schools-no-courses-text = Los cursos de esta escuela estarán aquí cuando se elijan.
schools-charter = Carta
schools-stewards = Quienes la cuidan
schools-stewards-text = Mantienen la carta y eligen los cursos.
schools-no-stewards = Quienes cuidan el sitio cuidan también esta escuela.
schools-edit = Editar esta escuela
schools-edit-of = Editar { $name }
schools-name = Nombre
schools-summary = Resumen
schools-summary-hint = Una línea: qué se aprende aquí.
schools-charter-text = Carta
schools-charter-hint = Qué defiende la escuela, y qué pide a los cursos y a las personas. Se puede usar Markdown.
schools-language = Idioma de la carta
schools-save = Guardar la carta
schools-cancel = Cancelar
schools-saved = La carta está guardada.
schools-course = Curso
schools-course-hint = Su dirección, o la última parte de ella.
schools-add = Añadir un curso
schools-remove = Quitar
schools-course-added = El curso ya está en la escuela.
schools-course-removed = El curso ya no está en la escuela. Sigue en el catálogo.
schools-changed-meanwhile = Otra persona guardó la carta mientras escribías. Lee la suya en la página de la escuela; si guardas de nuevo, la tuya la sustituye.
schools-no-such-course = No hay ningún curso en esa dirección.
schools-course-already-here = Este curso ya está en la escuela.

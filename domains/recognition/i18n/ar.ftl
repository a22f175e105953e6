recognition-mine = شهاداتي
recognition-mine-lede = لكل شهادة عنوان خاص بها لا يمكن تخمينه. من تعطيه العنوان يستطيع التحقق منها هناك.
recognition-mine-list = الشهادات، الأحدث أولاً
recognition-mine-empty = لا توجد شهادات بعد
recognition-mine-empty-text = حين تستوفي قاعدة الإتمام في إحدى الدورات تظهر شهادتها هنا في اليوم نفسه. القاعدة وتقدّمك معروضان في صفحة كل دورة.
recognition-mine-empty-act = ابحث عن مقرر
recognition-progress = تقدّمك
recognition-progress-tasks = سُلّمت { $done } من { $of ->
    [zero] صفر مهام
    [one] مهمة واحدة
    [two] مهمتين
    [few] { $of } مهام
    [many] { $of } مهمة
   *[other] { $of } مهمة
 }
recognition-progress-reviews = أُنجزت { $done } من { $of ->
    [zero] صفر مراجعات
    [one] مراجعة واحدة
    [two] مراجعتين
    [few] { $of } مراجعات
    [many] { $of } مراجعة
   *[other] { $of } مراجعة
 }
recognition-progress-no-rule = ليس لهذه الدورة قاعدة إتمام: يشارك الناس فيها ولا تُمنح شهادات.
recognition-path-tasks = { $count ->
    [zero] لا مهام مسلّمة
    [one] مهمة واحدة مسلّمة
    [two] مهمتان مسلّمتان
    [few] { $count } مهام مسلّمة
    [many] { $count } مهمة مسلّمة
   *[other] { $count } مهمة مسلّمة
 }
recognition-path-reviews = { $count ->
    [zero] لا مراجعات منجزة
    [one] مراجعة واحدة منجزة
    [two] مراجعتان منجزتان
    [few] { $count } مراجعات منجزة
    [many] { $count } مراجعة منجزة
   *[other] { $count } مراجعة منجزة
 }
recognition-path-peers = { $count ->
    [zero] لم يقرأ العمل أحد من الأقران
    [one] قرأ العمل قرين واحد
    [two] قرأ العمل قرينان
    [few] قرأ العمل { $count } أقران
    [many] قرأ العمل { $count } قريناً
   *[other] قرأ العمل { $count } قرين
 }
recognition-path-weeks = { $count ->
    [zero] لا أسابيع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 }
recognition-certificate-of = شهادة { $name }: { $course }
recognition-kicker = اعتراف من الأقران · ليست درجة علمية ولا ساعات معتمدة
recognition-kicker-revoked = ملغاة · لم تعد هذه الشهادة صالحة
recognition-somebody-who-left = شخص غادر الجامعة
recognition-completed = لإتمام { $course }
recognition-issued = أصدرتها { $university } في { $day }
recognition-code = رمز عنوان التحقق
recognition-check-it = للتحقق: { $address }
recognition-art = نقش { $course } وقد نما بهذا المسار. { $legend }
recognition-legend-tasks = كل قوس مهمة سُلّمت: { $count }
recognition-legend-reviews = كل عمود مراجعة أُنجزت: { $count }
recognition-legend-peers = كل شمس قرين قرأ العمل: { $count }
recognition-legend-weeks = كل درج أسبوع: { $count }
recognition-is = شهادة مقرر يتعلم فيه الأقران معاً، مع الصفحة التي يُتحقق فيها منها.
recognition-valid = هذه الشهادة صالحة
recognition-valid-text = منحتها { $university } في { $day } ولم تسحبها. جرى التحقق الآن.
recognition-withdrawn = سُحبت هذه الشهادة بناءً على رغبة صاحبها
recognition-withdrawn-text = أتم أحدهم هذه الدورة ثم غادر. لم يعد اسمه ولا أعماله هنا، وليس في ذلك ما يُؤخذ عليه.
recognition-not-valid = لم تعد هذه الشهادة صالحة
recognition-not-valid-text = أُلغيت في { $day } للسبب التالي:
recognition-revoked = ملغاة
recognition-rests-on = على ماذا تستند
recognition-who = لمن
recognition-what = عن ماذا
recognition-run = الدورة
recognition-organizers = تنظيم
recognition-when = تاريخ المنح
recognition-rule = ما طلبته الدورة
recognition-done = ما أُنجز
recognition-address = عنوان التحقق
recognition-what-it-is = ما هي
recognition-what-it-is-text = سجل من { $university } بأن هذا الشخص استوفى قاعدة إتمام هذه الدورة: سلّم أعمالاً وقرأها أقرانه وقرأ أعمال أقرانه. النقش نقش المقرر وقد نما بما أنجزه هذا الشخص، ولا يملك أحد غيره مثله.
recognition-what-it-is-not = ما ليست عليه
recognition-what-it-is-not-text = ليست درجة علمية ولا ساعات معتمدة ولا امتحاناً. لم يتحقق أحد من هوية الشخص: الاسم هو الذي اختاره. وقيمتها في مكان آخر تُقرَّر هناك.
recognition-keep = احتفظ بها
recognition-keep-text = اطبع هذه الصفحة: تخرج الشهادة وحدها مع مفتاح رموزها. أو نزّل النقش صورةً تبقى واضحة بأي حجم.
recognition-download = تنزيل النقش
recognition-yours = هذه شهادتك
recognition-name = الاسم على الشهادة
recognition-name-hint = إذا غيّرته صدرت الشهادة من جديد على العنوان نفسه. الاسم المستعار مرحّب به.
recognition-visibility = من يجدها
recognition-visibility-public = الجميع
recognition-visibility-public-means = تظهر في صفحتك.
recognition-visibility-by-link = بعنوانها فقط
recognition-visibility-by-link-means = يتحقق منها من تعطيه العنوان ولا يجدها غيره.
recognition-save = حفظ
recognition-changed = حُفظت شهادتك وعنوانها لم يتغير.
recognition-is-revoked = أُلغيت هذه الشهادة ولا تصدر من جديد باسم آخر.
recognition-revoke = إلغاء هذه الشهادة
recognition-revoke-text = يبقى العنوان، ويقول من الآن إن الشهادة غير صالحة ومتى أُلغيت ولماذا. تصل إلى صاحبها رسالة. لا يمكن التراجع عن ذلك.
recognition-revoke-why = السبب
recognition-revoke-why-hint = يقرؤه كل من يتحقق من الشهادة. اكتب ما حدث لا رأيك في الشخص.
recognition-revoke-sure = هل تُلغى نهائياً؟
recognition-revoke-act = إلغاء الشهادة
recognition-was-revoked = أُلغيت الشهادة.
recognition-letter-awarded-subject = شهادتك: { $course }
recognition-letter-awarded = أتممتَ { $course }. شهادتك جاهزة وعليها نقش المقرر وقد نما بما أنجزته.
recognition-letter-awarded-yours = في صفحتها يمكنك طباعتها وتغيير الاسم عليها واختيار من يجدها.
recognition-letter-address = هذا عنوانها، ومن تعطيه إياه يستطيع التحقق منها هناك:
recognition-letter-revoked-subject = أُلغيت شهادتك: { $course }
recognition-letter-revoked = أُلغيت شهادتك في { $course }. هذا هو السبب المذكور:
recognition-letter-revoked-next = إن رأيت في ذلك خطأً فاكتب إلى منظّمي الدورة، وأسماؤهم في صفحة الشهادة:

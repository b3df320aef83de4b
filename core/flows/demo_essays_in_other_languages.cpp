// Guest letters in five languages, one of them written from right to left.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QStringView german = uR"md(---
title: Ein Brief über Briefe
status: published
tags: [gäste, briefe]
series: Guest letters
lang: de
---

*Ich habe fünf Leserinnen und Leser gebeten, einen Brief in der Sprache zu schreiben, in der sie träumen. Den Anfang macht Grete, Postbotin im Ruhestand.*

Sechsunddreißig Jahre lang habe ich Briefe ausgetragen und dabei eines gelernt: Man erkennt sie am Gewicht. Rechnungen sind leicht. Mahnungen sind noch leichter. Ein richtiger Brief liegt in der Hand wie ein Brötchen, das noch warm ist.

## Was ich über Absender weiß

1. Wer **schön** schreibt, schreibt selten.
2. Wer *oft* schreibt, hat keine Zeit für Schnörkel.
3. Wer gar nicht schreibt, wartet am längsten am Gartenzaun.

Herr Öhler aus der Mühlgasse zum Beispiel. Jeden Morgen stand er da, bei Schnee, bei Föhn, und fragte: „Etwas Persönliches?“ Meistens schüttelte ich den Kopf. Eines Tages fragte ich zurück, wem er denn zuletzt geschrieben habe. Er wurde rot bis über die Ohren.

> Ein Briefkasten ist kein Brunnen. Man muss erst etwas hineinwerfen.

Eine Woche später warf er einen Umschlag ein, an eine Straße adressiert, die es seit der Flurbereinigung nicht mehr gab.[^1] Ich habe ihn trotzdem zugestellt. Das ist das Vorrecht einer Briefträgerin: Sie weiß, wer wohin gezogen ist.

Die Antwort kam nach drei Tagen. Sie war schwer.

[^1]: „Unterer Gänsbühl“. Ein Wort, dem ich bis heute nachtrauere.
)md";

constexpr QStringView french = uR"md(---
title: Le carnet du mardi
status: published
tags: [invités, carnets]
series: Guest letters
lang: fr
---

*Deuxième lettre de la série : Hélène répare des bateaux à l’embouchure d’un fleuve et tient un carnet, mais seulement le mardi.*

On me demande souvent : « Pourquoi le mardi ? » Parce que le lundi, on est encore plein de bonnes résolutions, et que le mercredi, il est déjà trop tard. Le mardi n’a l’air de rien. C’est un jour à qui personne ne demande d’être mémorable.

## Ce que j’y mets

- une chose **vue** : la marée qui emporte un gant ;
- une chose *entendue* : « ça tiendra bien jusqu’à Noël » ;
- une chose réparée, avec le nom du bateau :
  - *Belle-Étoile*, le safran ;
  - *L’Obstinée*, encore le moteur.

Au début, j’écrivais trop. Un carnet, c’est comme une coque : à force d’ajouter des couches, on l’alourdit, et elle s’enfonce. Alors j’ai ôté les adjectifs. Puis les « très ». Il est resté des phrases courtes, un peu nues, qui flottaient.

> Ce n’est pas la mémoire qui garde les jours ; c’est la main.

Un hiver, j’ai relu dix ans de mardis d’un seul coup. Je m’attendais à retrouver ma vie. J’ai trouvé celle du port : l’arrivée du vieux chalutier, l’année sans sardines, le garçon qui passait chaque semaine et qui, un mardi, n’est plus passé. Où était-il allé ? Je ne l’avais pas noté. C’était un jeudi, sans doute.

Coût total de l’opération : 12,50 € de carnets par an. Ça vaut le coup.
)md";

constexpr QStringView chinese = uR"md(---
title: 慢慢写
status: published
tags: [来信, 写作]
series: Guest letters
lang: zh
---

*第三封来信。作者在山里教小学，学校只有一间教室。*

我们学校有十一个孩子，一块黑板，一口井。每天早上，我让每个孩子写一句话，只写一句。写什么都可以，但要写**自己看见的**东西。

第一个星期，大家写的都差不多：“今天天气很好。”

到了第二个星期，小禾写道：“井边的石头，左边比右边凉。”教室里忽然安静下来，然后所有人都跑出去摸那块石头。

## 三条规矩

1. 先看，再写。
2. 写短一点。
3. 写完了，*念给井听*。

第三条是孩子们自己加的。他们说，井不会笑话人，而且会把声音还给你，听起来好像是别人写的。我试过一次，果然如此。念到第二句，我就知道哪个字是多余的了。

> 一天一句，不算多；一年下来，墙上就没有空的地方了。

是的，我们把句子都贴在墙上。现在已经贴到了窗户边。上个月下大雨，屋顶漏了，有几张被打湿，墨都化开了。孩子们却说没关系：“那几句，我们还记得。”

| 月份 | 句子 | 漏雨 |
|:-----|-----:|:----:|
| 九月 |  220 |  否  |
| 十月 |  198 |  是  |

慢慢写吧。山很高，路很长，信三天才到。
)md";

constexpr QStringView japanese = uR"md(---
title: 雪の朝のノート
status: published
tags: [手紙, 冬]
series: Guest letters
lang: ja
---

*四通目の手紙。雪の多い町で、小さな文房具店をひとりで営んでいる方から。*

雪の朝は、店を開けてもだれも来ません。ストーブに火を入れ、湯を沸かし、ガラスの曇りを袖でふいて、それから一冊のノートを取り出します。売り物ではなく、**私のノート**です。

書くことは決めていません。ただ、*書き出しだけは毎回同じ*にしています。

> けさ、いちばん先に聞こえた音は。

ある日は、屋根から雪が落ちる音。ある日は、となりの犬のくしゃみ。何も聞こえなかった日もありました。そういう日は「何も」と書きます。すると不思議なことに、そのあとが長くなるのです。

## 試し書きの紙

店には、万年筆の試し書きのための紙が置いてあります。春になると、私はその紙を一枚ずつ読み返します。

- 「ありがとう」が十七回
- だれかの名前が九回
- 丸や線が、数えきれないほど
- 「ほんとうは」と書いて、そこで止まったものが一回

最後の一枚は捨てられずに、引き出しにしまってあります。続きを書きに、いつかその人が来るかもしれませんから。

雪がやみました。足音がします。今日はこのへんで。
)md";

constexpr QStringView arabic = uR"md(---
title: رسالة إلى جارة بعيدة
status: published
tags: [ضيوف, رسائل]
series: Guest letters
lang: ar
---

*الرسالة الخامسة والأخيرة من هذه السلسلة، كتبتها سلمى، وهي خيّاطة تعيش في مدينة على البحر.*

جارتي العزيزة،

منذ انتقلتِ إلى الجبل وأنا أترك النافذة مفتوحة قليلًا في المساء، كأن صوتكِ قد يعود وحده. لم يعد، فقررتُ أن **أكتب**.

## ما تغيّر في الشارع

1. أغلق الخبّاز فرنه القديم وفتح فرنًا *أصغر*، والخبز صار أطيب.
2. كبرت شجرة الليمون حتى بلغت نافذتك.
3. ما زال القط ينام على الدرجة الثالثة، ولا أحد يعرف لماذا الثالثة.

أخيط كل يوم ساعة واحدة لنفسي، لا لأحد. قطعة صغيرة من قماش باقٍ، أضمّها إلى التي قبلها. لا أعرف بعدُ ماذا سيكون: غطاءً أم ستارة أم شيئًا لا اسم له.

> من يخيط كل يوم غرزة، لا يخاف من طول الشتاء.

سألتِني في رسالتكِ الأخيرة كم قطعة صارت عندي. عددتها البارحة: 124 قطعة، وفيها واحدة من فستانكِ الأزرق. أما البرنامج الذي أكتب به، واسمه `Brickwork`، فيقول إن هذه الرسالة قصيرة. وأنا أقول إنها بقدر الورقة.

اكتبي لي، ولو سطرًا واحدًا.[^1]

[^1]: وإن ضاق الوقت، فنصف سطر يكفي.
)md";

} // namespace

std::vector<DemoDraft> demoEssaysInOtherLanguages()
{
    return {
        {u"essays/guests/ein-brief-ueber-briefe.md"_s, german.toString()},
        {u"essays/guests/le-carnet-du-mardi.md"_s, french.toString()},
        {u"essays/guests/man-man-xie.md"_s, chinese.toString()},
        {u"essays/guests/yuki-no-asa-no-noto.md"_s, japanese.toString()},
        {u"essays/guests/risala-ila-jara-baida.md"_s, arabic.toString()},
    };
}

} // namespace brickwork

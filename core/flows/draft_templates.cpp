#include "core/flows/draft_templates.h"

#include "core/markdown/front_matter.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftTemplates)
};

const QRegularExpression& places()
{
    static const QRegularExpression found(
        uR"(\{\{[ \t]*(title|series|number|url|notes|cursor|date(?::([^{}\n]*))?)[ \t]*\}\})"_s);
    return found;
}

/// Where writing begins, while the rest is filled in: no text holds it.
constexpr QChar cursorMark(0xFDD0);

/// A date in full without the day of the week, which belongs to no title.
QString longDate(Day day, const QLocale& locale)
{
    QString format = locale.dateFormat(QLocale::LongFormat);
    static const QRegularExpression weekday(uR"([,،、]?\s*dddd?[,،、.]?\s*)"_s);
    format.remove(weekday);
    return locale.toString(day.date(), format.trimmed());
}

QString dateOf(const QRegularExpressionMatch& place, const TemplateFill& fill, bool inFrontMatter)
{
    if (place.hasCaptured(2) && !place.capturedView(2).trimmed().isEmpty())
        return fill.locale.toString(fill.day.date(), place.captured(2).trimmed());
    return inFrontMatter ? fill.day.iso() : longDate(fill.day, fill.locale);
}

QString notesOf(const QStringList& notes)
{
    if (notes.isEmpty())
        return u"- "_s;
    QStringList items;
    for (const QString& note : notes)
        items << u"- "_s + note;
    return items.join(u'\n');
}

/// What stands in a place.
QString valueOf(const QRegularExpressionMatch& place, const TemplateFill& fill, bool inFrontMatter)
{
    const QString name = place.captured(1);
    if (name == "title"_L1)
        return fill.title;
    if (name == "series"_L1)
        return fill.series;
    if (name == "number"_L1)
        return fill.number ? QString::number(*fill.number) : QString();
    if (name == "url"_L1)
        return fill.url;
    if (name == "notes"_L1)
        return notesOf(fill.notes);
    if (name == "cursor"_L1)
        return cursorMark;
    return dateOf(place, fill, inFrontMatter);
}

/// One pass: what was filled in is not looked at again, so a title may hold braces.
QString replaced(const QString& text, const std::function<QString(const QRegularExpressionMatch&)>& value)
{
    QString result;
    qsizetype done = 0;
    for (auto found = places().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch place = found.next();
        result += QStringView(text).sliced(done, place.capturedStart() - done);
        result += value(place);
        done = place.capturedEnd();
    }
    return result + text.sliced(done);
}

/// The length of the front matter with its fences, by lines alone: with places in it, it need not be valid.
qsizetype headLength(const QString& text)
{
    const bool yaml = text.startsWith("---\n"_L1);
    if (!yaml && !text.startsWith("+++\n"_L1))
        return 0;
    const QString fence = text.first(3);
    for (qsizetype at = 4; at < text.size();) {
        const qsizetype end = text.indexOf(u'\n', at);
        const QStringView line = QStringView(text).sliced(at, (end < 0 ? text.size() : end) - at).trimmed();
        if (line == fence)
            return end < 0 ? text.size() : end + 1;
        if (end < 0)
            break;
        at = end + 1;
    }
    return 0;
}

/// A line of a front matter whose value holds a place, written as its kind wants it. Empty if the value is.
QString headLine(const QString& line, FrontMatterKind kind, const TemplateFill& fill)
{
    static const QRegularExpression pair(uR"(\A([\w-]+)[ \t]*[:=][ \t]*(["']?)(.*?)\2[ \t]*\z)"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const auto value = [&fill](const QRegularExpressionMatch& place) { return valueOf(place, fill, true); };
    const QRegularExpressionMatch match = pair.match(line);
    const QString written = match.captured(3);
    // Lists, blocks and the place where writing begins are taken word for word.
    if (!match.hasMatch() || (written.startsWith(u'[') && match.capturedLength(2) == 0) ||
        places().match(written).captured(1) == "cursor"_L1)
        return replaced(line, value) + u'\n';
    const QString said = replaced(written, value).simplified();
    if (said.isEmpty())
        return {};
    const QString block = makeFrontMatter(kind, {{match.captured(1), {said}, false}});
    return block.sliced(4, block.size() - 8);
}

QString filledHead(const QString& head, const TemplateFill& fill)
{
    const FrontMatterKind kind = head.startsWith(u'+') ? FrontMatterKind::Toml : FrontMatterKind::Yaml;
    QString result;
    for (qsizetype at = 0; at < head.size();) {
        const qsizetype end = head.indexOf(u'\n', at);
        const qsizetype next = end < 0 ? head.size() : end + 1;
        const QString line = head.sliced(at, (end < 0 ? head.size() : end) - at);
        result += places().match(line).hasMatch() ? headLine(line, kind, fill) : head.sliced(at, next - at);
        at = next;
    }
    return result;
}

QString frontMatterText(const QString& lines)
{
    return u"---\n"_s + lines + u"---\n\n"_s;
}

} // namespace

TemplateNeeds needsOf(const DraftTemplate& made)
{
    TemplateNeeds needs;
    for (auto found = places().globalMatch(made.text); found.hasNext();) {
        const QString name = found.next().captured(1);
        needs.title = needs.title || name == "title"_L1;
        needs.url = needs.url || name == "url"_L1;
        needs.series = needs.series || name == "series"_L1 || name == "number"_L1;
        needs.notes = needs.notes || name == "notes"_L1;
    }
    return needs;
}

std::vector<DraftTemplate> builtInTemplates()
{
    const QString usual = u"title: {{title}}\nstatus: drafting\ncreated: {{date}}\n"_s;
    return {
        {.id = u"plain"_s,
         .name = Words::tr("Plain"),
         .explanation = Words::tr("A title and an empty page."),
         .text = frontMatterText(usual) + u"{{cursor}}\n"_s},
        {.id = u"newsletter"_s,
         .name = Words::tr("Newsletter"),
         .explanation = Words::tr("A letter that ends in the housekeeping notes you gathered."),
         .text = frontMatterText(usual + u"tags: [newsletter]\n"_s) + u"{{cursor}}\n\n## "_s +
                 Words::tr("Housekeeping notes") + u"\n\n{{notes}}\n"_s},
        {.id = u"link"_s,
         .name = Words::tr("Link post"),
         .explanation = Words::tr("Something worth reading elsewhere, and why."),
         .text = frontMatterText(usual + u"link: {{url}}\n"_s) + u"> \n\n{{cursor}}\n\n["_s +
                 //: the words of a link to the page that a post is about
                 Words::tr("Read it there") + u"](<{{url}}>)\n"_s},
        {.id = u"series"_s,
         .name = Words::tr("Instalment of a series"),
         .explanation = Words::tr("The next part of something longer, numbered by itself."),
         .text = frontMatterText(usual + u"series: {{series}}\nnumber: {{number}}\n"_s) + u"{{cursor}}\n"_s},
    };
}

FilledTemplate filledTemplate(const QString& text, const TemplateFill& fill)
{
    const qsizetype head = headLength(text);
    const QString filled = filledHead(text.first(head), fill) +
                           replaced(text.sliced(head), [&fill](const QRegularExpressionMatch& place) {
                               return valueOf(place, fill, false);
                           });
    const qsizetype cursor = filled.indexOf(cursorMark);
    FilledTemplate result{.text = filled, .cursor = 0};
    result.text.remove(cursorMark);
    result.cursor = static_cast<int>(cursor < 0 ? result.text.size() : cursor);
    return result;
}

QString offeredTitle(const DraftTemplate& made, const TemplateFill& fill)
{
    const TemplateNeeds needs = needsOf(made);
    if (needs.series && !fill.series.isEmpty() && fill.number)
        //: the title of an instalment: the name of its series, its number
        return Words::tr("%1, part %2").arg(fill.series, fill.locale.toString(*fill.number));
    if (needs.notes)
        //: the title of a newsletter: %1 is a date
        return Words::tr("Letter of %1").arg(longDate(fill.day, fill.locale));
    return {};
}

QString templateName(const QString& baseName)
{
    QString name = baseName;
    name.replace(u'-', u' ').replace(u'_', u' ');
    name = name.simplified();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.isEmpty() ? baseName : name;
}

} // namespace brickwork

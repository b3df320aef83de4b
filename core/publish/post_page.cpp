#include "core/publish/post_page.h"

using namespace Qt::StringLiterals;

namespace brickwork {

QString wholePage(const PageFacts& facts, const QString& body)
{
    const QString title = facts.naming.title.toHtmlEscaped();
    const QString day = facts.naming.date.date().toString(Qt::ISODate);
    const QString& language = facts.naming.language;
    QString page = u"<!DOCTYPE html>\n"_s;
    page += language.isEmpty() ? u"<html>\n"_s : u"<html lang=\""_s + language + u"\">\n"_s;
    page += u"<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s;
    page += u"<title>"_s + title + u"</title>\n"_s;
    if (!facts.description.isEmpty()) {
        page += u"<meta name=\"description\" content=\""_s + facts.description.toHtmlEscaped() + u"\">\n"_s;
    }
    if (!facts.url.isEmpty()) {
        page += u"<link rel=\"canonical\" href=\""_s + facts.url.toHtmlEscaped() + u"\">\n"_s;
    }
    // "auto" lets the first strong letter decide, so that a right-to-left text reads as one.
    page += u"</head>\n<body>\n<article dir=\"auto\">\n"_s;
    if (facts.headTitle) {
        page += u"<h1>"_s + title + u"</h1>\n"_s;
    }
    page += body;
    page +=
        u"<footer><time datetime=\""_s + dateText(facts.naming) + u"\">"_s + day + u"</time></footer>\n"_s;
    page += u"</article>\n</body>\n</html>\n"_s;
    return page;
}

} // namespace brickwork

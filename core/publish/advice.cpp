#include "core/publish/advice.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr qsizetype namedAtMost = 5;

/// "a, b, c and 4 more".
QString listed(QStringList names)
{
    names.removeDuplicates();
    if (names.size() <= namedAtMost) {
        return names.join(u", "_s);
    }
    const int more = static_cast<int>(names.size() - namedAtMost);
    return Sentences::tr("%1 and %n more", nullptr, more).arg(names.mid(0, namedAtMost).join(u", "_s));
}

/// True for what only exists beside the draft: "photo.jpg", "../a.md", "file:///home/me/a.png". An address
/// from the site's root ("/images/a.png") is the site's business.
bool isBesideDraft(const QString& address)
{
    const QString scheme = QUrl(address).scheme();
    if (scheme == "file"_L1) {
        return true;
    }
    return scheme.isEmpty() && !address.isEmpty() && !address.startsWith(u'/') && !address.startsWith(u'#');
}

bool isDraftLink(const QString& address)
{
    const QString path = QUrl(address).path();
    return isBesideDraft(address) && (path.endsWith(".md"_L1, Qt::CaseInsensitive) ||
                                      path.endsWith(".markdown"_L1, Qt::CaseInsensitive));
}

void adviseOnImages(const Document& document, const std::map<QString, QString>& carried, QStringList& advice)
{
    QStringList undescribed;
    QStringList local;
    for (int index = 0; index < static_cast<int>(document.nodes.size()); ++index) {
        const Node& node = document.at(index);
        if (node.kind != NodeKind::Image) {
            continue;
        }
        if (document.plainText(index).trimmed().isEmpty()) {
            const auto written = carried.find(node.url);
            undescribed << (written == carried.end() ? node.url : written->second);
        }
        if (isBesideDraft(node.url) && !carried.contains(node.url)) {
            local << node.url;
        }
    }
    if (!undescribed.isEmpty()) {
        advice << Sentences::tr(
                      "Readers who cannot see images get nothing for: %1. Write a description between the "
                      "square brackets.")
                      .arg(listed(undescribed));
    }
    if (!local.isEmpty()) {
        advice << Sentences::tr("These pictures are not copied. Put them where the site finds them: %1.")
                      .arg(listed(local));
    }
}

void adviseOnLinks(const Document& document, QStringList& advice)
{
    QStringList drafts;
    for (const Node& node : document.nodes) {
        if (node.kind == NodeKind::Link && isDraftLink(node.url)) {
            drafts << node.url;
        }
    }
    if (!drafts.isEmpty()) {
        advice << Sentences::tr("These links lead to drafts and will not work for readers: %1.")
                      .arg(listed(drafts));
    }
}

void adviseOnTags(const FrontMatter& frontMatter, const FolderOptions& options, QStringList& advice)
{
    if (!options.hasGenerator()) {
        return;
    }
    for (const FrontMatterEntry& entry : frontMatter.entries) {
        if (entry.key.compare("tags"_L1, Qt::CaseInsensitive) != 0 || entry.list || entry.values.isEmpty()) {
            continue;
        }
        const QString tags = entry.values.first().trimmed();
        if (tags.contains(u' ') || tags.contains(u',')) {
            advice << Sentences::tr(
                          "%1 takes every word of “%2” as a tag of its own. Write the tags as a list, like "
                          "[first tag, second tag].")
                          .arg(nameOf(options.generator), tags);
        }
    }
}

void adviseOnMarkup(const Document& document, QStringView text, const FolderOptions& options,
                    QStringList& advice)
{
    const bool html = std::ranges::any_of(document.nodes, [](const Node& node) {
        return node.kind == NodeKind::HtmlBlock || node.kind == NodeKind::HtmlInline;
    });
    if (html && options.generator == Generator::Hugo && options.format == PostFormat::Markdown) {
        advice << Sentences::tr("The text holds HTML. Hugo leaves it out unless the site allows it.");
    }
    if (options.generator == Generator::Jekyll && (text.contains("{{"_L1) || text.contains("{%"_L1))) {
        advice << Sentences::tr(
            "Jekyll reads “{{” and “{%” as commands, in code too. Put {% raw %} and {% endraw %} "
            "around them.");
    }
}

} // namespace

QStringList adviceOn(const Document& document, QStringView text, const FolderOptions& options,
                     const std::map<QString, QString>& carried)
{
    QStringList advice;
    adviseOnImages(document, carried, advice);
    adviseOnLinks(document, advice);
    adviseOnTags(document.frontMatter, options, advice);
    adviseOnMarkup(document, text, options, advice);
    return advice;
}

} // namespace brickwork

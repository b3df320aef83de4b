// Word files and EPUBs, by pandoc.

#include "core/base/durable_file.h"
#include "core/flows/draft_export_private.h"
#include "core/flows/pandoc.h"
#include "core/publish/media.h"
#include "core/publish/pandoc_tree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace brickwork::exporting {

namespace {

/// Far more than any of these files has.
constexpr qint64 largestFile = 2LL * 1024 * 1024 * 1024;

/// Exports of one draft are one book to whoever reads them, however often it is exported.
QString identifierOf(const ExportOrder& order, const Manuscript& manuscript)
{
    const QString name = order.draft.id + u'\n' + manuscript.authors.join(u'\n');
    return u"urn:uuid:"_s + QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces);
}

BookFacts factsOf(const ExportOrder& order, const Manuscript& manuscript)
{
    const bool book = order.format == ExportFormat::Epub;
    return {.title = manuscript.title,
            .subtitle = manuscript.subtitle,
            .authors = manuscript.authors,
            .language = manuscript.naming.language,
            // A Word file shows it below the title: only what the writer gave belongs there.
            .date = manuscript.naming.dateGiven || book ? manuscript.naming.date.date().toString(Qt::ISODate)
                                                        : QString(),
            .description = manuscript.document.excerpt,
            .subjects = manuscript.tags,
            .identifier = book ? identifierOf(order, manuscript) : QString(),
            .rightToLeft = manuscript.rightToLeft};
}

/// The pictures as files in `folder`. Returns their names by the addresses of the text.
Result<std::map<QString, QString>> layOut(const Manuscript& manuscript, const QDir& folder)
{
    std::map<QString, QString> names;
    for (const PlannedMedia& picture : manuscript.media) {
        const QString file = folder.filePath(picture.name);
        names.insert_or_assign(picture.url, picture.name);
        if (QFileInfo::exists(file))
            continue;
        const auto bytes = readWhole(picture.file, largestPicture);
        if (!bytes)
            return Failure(bytes.error());
        QFile copy(file);
        if (!copy.open(QIODevice::WriteOnly) || copy.write(*bytes) != bytes->size() || !copy.flush())
            return fail(ErrorCode::Unwritable,
                        Words::tr("There is no room for the pictures in “%1”. Nothing was written.")
                            .arg(folder.path()),
                        copy.errorString());
    }
    return names;
}

QStringList argumentsFor(const ExportOrder& order, const Manuscript& manuscript, const QString& file,
                         const std::map<QString, QString>& pictures)
{
    QStringList arguments{u"--from=json"_s, u"--to="_s + toText(order.format), u"--standalone"_s,
                          u"--resource-path=."_s, u"--output="_s + file};
    const auto cover = pictures.find(manuscript.featured);
    if (order.format == ExportFormat::Epub && cover != pictures.end())
        arguments << u"--epub-cover-image="_s + cover->second;
    return arguments;
}

/// Pictures that Word leaves out without a word.
QStringList unseenInWord(const ExportOrder& order, const Manuscript& manuscript)
{
    QStringList unseen;
    for (const PlannedMedia& picture : manuscript.media) {
        const bool seen = picture.mediaType == "image/png"_L1 || picture.mediaType == "image/jpeg"_L1 ||
                          picture.mediaType == "image/gif"_L1;
        if (order.format == ExportFormat::Docx && !seen)
            unseen << picture.url;
    }
    return unseen;
}

QStringList remarksOn(const PandocTree& tree)
{
    QStringList remarks;
    if (!tree.remotePictures.isEmpty())
        remarks
            << Words::tr("Pictures on the web are links in this file: %1.").arg(listed(tree.remotePictures));
    if (tree.lostHtml)
        remarks << Words::tr("HTML of your own is left out; its words stay where they stood in the text.");
    return remarks;
}

QStringList warningsOf(const QString& words)
{
    QStringList remarks;
    for (const QString& line : words.split(u'\n')) {
        if (line.startsWith("[WARNING]"_L1))
            remarks << Words::tr("pandoc says: %1").arg(line.sliced(9).trimmed());
    }
    return remarks;
}

} // namespace

Result<Exported> exportByPandoc(const ExportOrder& order, const Manuscript& manuscript,
                                const std::stop_token& stop)
{
    const auto program = pandocProgram();
    if (!program)
        return Failure(program.error());
    const QTemporaryDir scratch;
    if (!scratch.isValid())
        return fail(ErrorCode::Unwritable,
                    Words::tr("There is no room to make the file in “%1”. Nothing was written.")
                        .arg(QDir::tempPath()),
                    scratch.errorString());
    PandocErrand errand{.program = *program,
                        .arguments = {},
                        .text = {},
                        .folder = scratch.path(),
                        .patience = order.patience};
    const auto version = pandocTreeVersion(errand, stop);
    if (!version)
        return Failure(version.error());
    const auto pictures = layOut(manuscript, QDir(scratch.path()));
    if (!pictures)
        return Failure(pictures.error());

    LinkBook links(order);
    Document set = manuscript.document;
    set.nodes = manuscript.typeset;
    const BookFacts facts = factsOf(order, manuscript);
    const PandocTree tree = pandocTree({.document = set,
                                        .facts = facts,
                                        .dropTitle = manuscript.titleInText,
                                        .pictures = *pictures,
                                        .link = [&](const QString& url) { return links.address(url); },
                                        .apiVersion = *version});
    const QString made = scratch.filePath(u"made."_s + toText(order.format));
    errand.arguments = argumentsFor(order, manuscript, made, *pictures);
    errand.text = tree.json;
    const auto answer = runPandoc(errand, stop);
    if (!answer)
        return Failure(answer.error());
    const auto bytes = readWhole(made, largestFile);
    if (!bytes)
        return fail(ErrorCode::Internal, Words::tr("pandoc made no file. Nothing was written."),
                    answer->words);
    if (auto put = putFile(order, *bytes); !put)
        return Failure(put.error());
    Exported exported{.path = order.path, .remarks = manuscript.remarks};
    exported.remarks << remarksOn(tree) << links.remarks() << warningsOf(answer->words);
    if (const QStringList unseen = unseenInWord(order, manuscript); !unseen.isEmpty())
        exported.remarks
            << Words::tr("Not every Word shows pictures of these kinds: %1.").arg(listed(unseen));
    return exported;
}

} // namespace brickwork::exporting

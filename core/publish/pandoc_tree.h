// A draft as the syntax tree that pandoc reads (its JSON), made of our own parse: what comes out has the same
// footnotes, tables and quotation marks as everything else we make of the draft. Pure; raw HTML and pictures
// on the web are left out, so that pandoc reads no file and asks no server on its own.
#pragma once

#include "core/markdown/document.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace brickwork {

/// What the file says of itself.
struct BookFacts
{
    QString title;
    QString subtitle;
    QStringList authors;
    QString language;    ///< BCP 47, or empty
    QString date;        ///< ISO 8601, or empty
    QString description; ///< or empty
    QStringList subjects;
    QString identifier; ///< the same for the same book, or empty
    bool rightToLeft = false;
};

struct PandocOrder
{
    const Document& document; ///< its nodes with the punctuation they are to have
    const BookFacts& facts;
    bool dropTitle = false;              ///< the heading that opens the text is facts.title
    std::map<QString, QString> pictures; ///< file names by the addresses of the text
    /// What a link leads to; nothing: only its words stay.
    std::function<std::optional<QString>(const QString& url)> link = {};
    QByteArray apiVersion; ///< as pandoc says it: "[1,23,1]"
};

struct PandocTree
{
    QByteArray json;
    QStringList remotePictures; ///< addresses that became links
    QStringList lostPictures;   ///< addresses of which only the description is left
    bool lostHtml = false;      ///< raw HTML was left out
};

[[nodiscard]] PandocTree pandocTree(const PandocOrder& order);

/// The id of a heading, as GitHub makes it of its words, so that "#like-this" leads there.
[[nodiscard]] QString headingAnchor(const QString& text);

} // namespace brickwork

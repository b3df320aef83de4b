// Pieces of pandoc's syntax tree in JSON. Seen by the tree's own files only.
#pragma once

#include "core/publish/pandoc_tree.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace brickwork::pandoc {

[[nodiscard]] QJsonObject element(const QString& type);
[[nodiscard]] QJsonObject element(const QString& type, const QJsonValue& content);
[[nodiscard]] QJsonArray attributes(const QString& id = {}, const QString& kind = {});
/// Words apart from the spaces between them, as pandoc's own readers part them.
void addWords(QJsonArray& inlines, const QString& text);
/// Puts a box in front of the words of an entry.
void tick(QJsonArray& entry, const QString& box);
[[nodiscard]] QJsonObject metadata(const BookFacts& facts);

} // namespace brickwork::pandoc

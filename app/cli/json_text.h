// Writes one JSON text as it goes. What is told in full is long (a brick a day, for years), and a tree of it
// would cost more than everything else the command does.
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>

namespace brickwork {

/// Indented as QJsonDocument does it; names stand in the order they are given.
class JsonText
{
public:
    void openObject() { open('{'); }
    void closeObject() { close('}'); }
    void openList() { open('['); }
    void closeList() { close(']'); }
    /// Of the value that follows; ASCII without quotes, backslashes and control characters.
    void name(std::string_view plain);
    void plain(std::string_view plain); ///< a text of the same characters
    void text(QStringView text);        ///< any text
    void number(int number);
    void number(double number); ///< as short as it reads back the same
    void nothing();             ///< null

    /// The finished text with a final newline.
    [[nodiscard]] QByteArray bytes() const { return QByteArray::fromStdString(m_text) + '\n'; }

private:
    void open(char bracket);
    void close(char bracket);
    void begin(); ///< of a value or a name: what stands between it and the one before
    void newLine();

    std::string m_text;
    size_t m_depth = 0;
    bool m_first = true;  ///< nothing stands in the open bracket yet
    bool m_named = false; ///< a name waits for its value
};

} // namespace brickwork

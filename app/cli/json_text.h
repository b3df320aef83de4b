// Writes one JSON text as it goes. What is told in full is long (a brick a day, for years), and a tree of it
// would cost more than everything else the command does.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace brickwork {

/// Names stand in the order they are given. What is opened in a line stays in that line, with all that is in
/// it; of everything else each value has a line of its own.
class JsonText
{
public:
    explicit JsonText(size_t expected) { m_text.reserve(expected); }

    enum class Layout
    {
        Lines,
        InLine
    };
    void openObject(Layout layout = Layout::Lines) { open('{', layout); }
    void closeObject() { close('}'); }
    void openList(Layout layout = Layout::Lines) { open('[', layout); }
    void closeList() { close(']'); }
    /// Of the value that follows; ASCII without quotes, backslashes and control characters.
    void name(std::string_view plain);
    void plain(std::string_view plain); ///< a text of the same characters
    void text(QStringView text);        ///< any text
    void number(int number);
    void number(double number); ///< as short as it reads back the same
    void nothing();             ///< null

    /// The finished text, with a final newline.
    [[nodiscard]] std::string take();

private:
    void open(char bracket, Layout layout);
    void close(char bracket);
    void begin(); ///< of a value or a name: what stands between it and the one before
    void newLine();
    [[nodiscard]] bool isInLine() const { return m_depth > m_lines; }

    std::string m_text;
    size_t m_depth = 0;   ///< of open brackets
    size_t m_lines = 0;   ///< how many of them, from the outside, have lines
    bool m_first = true;  ///< nothing stands in the open bracket yet
    bool m_named = false; ///< a name waits for its value
};

} // namespace brickwork

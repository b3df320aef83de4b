// Sixty files as writers really have them, and some that nobody should: what they are called, and their
// bytes.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringEncoder>

#include <vector>

namespace brickwork::test {

struct OddFile
{
    const char* name;
    QByteArray bytes;
    bool editable = true; ///< else it is shown and never written
};

inline QByteArray utf8(QStringView text)
{
    return text.toUtf8();
}

/// Lines of prose, each with its number, ended by the ends in turn.
inline QByteArray linesOf(int count, const QByteArrayList& ends)
{
    QByteArray bytes;
    for (int line = 0; line < count; ++line)
        bytes += "Line " + QByteArray::number(line) + " of some length" + ends.at(line % ends.size());
    return bytes;
}

inline void addLineEnds(std::vector<OddFile>& files)
{
    const QByteArray lf = linesOf(40, {"\n"});
    const QByteArray crLf = linesOf(40, {"\r\n"});
    files.insert(
        files.end(),
        {{"empty", ""},
         {"one letter", "a"},
         {"one newline", "\n"},
         {"only newlines", QByteArray(1000, '\n')},
         {"only newlines of DOS", QByteArray("\r\n").repeated(1000)},
         {"only newlines of old Macs", QByteArray(1000, '\r')},
         {"lines", lf},
         {"lines without a final newline", lf.chopped(1)},
         {"lines of DOS", crLf},
         {"lines of DOS without a final newline", crLf.chopped(2)},
         {"lines of DOS whose last end is cut", crLf.chopped(1)},
         {"lines of old Macs", linesOf(40, {"\r"})},
         {"two kinds of line ends by turns", linesOf(40, {"\n", "\r\n"})},
         {"three kinds of line ends by turns", linesOf(40, {"\r", "\n", "\r\n"})},
         {"one line of DOS in the middle", linesOf(20, {"\n"}) + "DOS\r\n" + linesOf(20, {"\n"})},
         {"one plain line in a file of DOS", linesOf(20, {"\r\n"}) + "plain\n" + linesOf(20, {"\r\n"})},
         {"line ends the wrong way round", linesOf(40, {"\n\r"})},
         {"line ends of DOS, returned twice", linesOf(40, {"\r\r\n"})},
         {"front matter of DOS", "---\r\ntitle: A\r\n---\r\n\r\nText.\r\n"},
         {"blanks at the ends of lines", linesOf(40, {"  \n", "\t\n", " \t \n"})},
         {"only blanks", QByteArray(500, ' ')},
         {"tabs and form feeds", linesOf(40, {"\t\x0B\x0C\n"})}});
}

inline void addMarks(std::vector<OddFile>& files)
{
    const QByteArray mark = "\xEF\xBB\xBF";
    const QByteArray lf = linesOf(40, {"\n"});
    files.insert(files.end(), {{"a byte order mark", mark + lf},
                               {"a byte order mark in a file of DOS", mark + linesOf(40, {"\r\n"})},
                               {"nothing but a byte order mark", mark},
                               {"two byte order marks", mark + mark + lf},
                               {"a byte order mark in the middle", lf + mark + lf}});
}

inline void addCharacters(std::vector<OddFile>& files)
{
    const auto line = [](QStringView text) { return utf8(text).repeated(20) + '\n'; };
    QByteArray controls;
    for (char control = 1; control < ' '; ++control) {
        if (control != '\n' && control != '\r')
            controls += control;
    }
    files.insert(
        files.end(),
        {{"spaces that do not break", line(u"a\u00a0b\u202fc\u2007d ")},
         {"line separators", line(u"one\u2028two ")},
         {"paragraph separators", line(u"one\u2029two ")},
         {"paragraph separators among newlines", utf8(u"a\nb\u2029c\nd\u2029e\nf")},
         {"next line, as mainframes have it", line(u"one\u0085two ")},
         {"control characters", controls + '\x7F' + "\nand text\n"},
         {"colours of a terminal", "\x1B[31mred\x1B[0m\n"},
         {"invisible characters", line(u"a\u00adb\u200bc\u200dd\u200ce\u2060f\u2063")},
         {"combining marks", line(u"e\u0301a\u0308n\u0303 \u00e9\u00e4\u00f1 ")},
         {"letters under a heap of marks", "a" + utf8(u"\u0301\u0316\u0327\u0330").repeated(100) + "b\n"},
         {"emoji", line(u"\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F1E9\U0001F1EA\U0001F44D"
                        u"\U0001F3FD")},
         {"Arabic", line(u"\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 ")},
         {"Hebrew with directions", line(u"\u202b\u05e9\u05dc\u05d5\u05dd\u202c \u2067\u05d0\u2069\u200f ")},
         {"two directions in one line", line(u"one \u05d0\u05d7\u05d3 two \u0627\u062b\u0646\u0627\u0646 ")},
         {"Chinese, Japanese, Korean", line(u"\u4e2d\u6587\u3001\u65e5\u672c\u8a9e\uff01\ud55c\uad6d\uc5b4")},
         {"Hindi and Thai",
          line(u"\u0928\u092e\u0938\u094d\u0924\u0947 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 ")},
         {"letters beyond the first plane", line(u"\U0001D49C\U0001D4B7\U00020000\U0010FFFD")},
         {"code points that are no characters", line(u"a\uFFFEb\uFFFFc\U0001FFFEd")},
         {"code points not given yet", line(u"a\u0378b\uE000c\U0003FFF0")},
         {"replacement characters", line(u"a\uFFFDb\uFFFCc ")}});
}

inline void addUnreadable(std::vector<OddFile>& files)
{
    const QByteArray text = "Text before.\n";
    const auto wide = [](QStringConverter::Encoding encoding) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return QByteArray(encoder.encode(u"Wide text\nof two lines\n"));
    };
    files.insert(files.end(),
                 {{"a zero byte", text + QByteArray("a\0b\n", 4), false},
                  {"a zero byte at the end", text + QByteArray("\0", 1), false},
                  {"code points that a text field keeps for itself", utf8(u"a\uFDD0b\uFDD1\n"), false},
                  {"a stray byte", text + "a\x80z\n", false},
                  {"a letter cut off at the end", text + "\xE2\x82", false},
                  {"a letter written too long", text + "\xC0\xAF\n", false},
                  {"a lone surrogate", text + "\xED\xA0\x80\n", false},
                  {"Latin-1", text + "caf\xE9\n", false},
                  {"UTF-16", wide(QStringConverter::Utf16LE), false},
                  {"UTF-16 the other way round", wide(QStringConverter::Utf16BE), false}});
}

inline std::vector<OddFile> oddFiles()
{
    std::vector<OddFile> files;
    addLineEnds(files);
    addMarks(files);
    addCharacters(files);
    addUnreadable(files);
    files.push_back({"a line of a megabyte", QByteArray("brick ").repeated(170'000)});
    files.push_back({"six megabytes", linesOf(250'000, {"\n", "\r\n"})});
    files.push_back({"fifty megabytes", QByteArray(QByteArray(99, 'b') + '\n').repeated(500'000)});
    return files;
}

} // namespace brickwork::test

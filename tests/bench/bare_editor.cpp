// The least an editor of Markdown can be with the same libraries: a text field with KSyntaxHighlighting. What
// tests/bench/desk measures the window against.
#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QPlainTextEdit editor;
    editor.resize(1280, 820);
    KSyntaxHighlighting::Repository repository;
    KSyntaxHighlighting::SyntaxHighlighter highlighter(editor.document());
    highlighter.setTheme(repository.defaultTheme(KSyntaxHighlighting::Repository::LightTheme));
    highlighter.setDefinition(repository.definitionForName(u"Markdown"_s));
    QFile file(QApplication::arguments().value(1));
    if (file.open(QIODevice::ReadOnly))
        editor.setPlainText(QString::fromUtf8(file.readAll()));
    editor.show();
    return QApplication::exec();
}

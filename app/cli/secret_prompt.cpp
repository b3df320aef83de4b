#include "app/cli/secret_prompt.h"

#include <QCoreApplication>

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// While it lives, what is typed does not show.
class Silence
{
public:
    Silence() : m_active(::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_active)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Silence()
    {
        if (m_active)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

    [[nodiscard]] bool active() const { return m_active; }

private:
    termios m_before{};
    bool m_active;
};

} // namespace

Result<QString> askForSecret(const QString& caption)
{
    std::string line;
    {
        const Silence silence;
        if (silence.active())
            std::cerr << caption.toStdString() << ": " << std::flush;
        std::getline(std::cin, line);
        if (silence.active())
            std::cerr << std::endl;
    }
    const QString secret = QString::fromStdString(line).trimmed();
    if (secret.isEmpty())
        return fail(ErrorCode::NotFound,
                    Words::tr("The secret is missing (%1). Nothing was sent; give it on standard input.")
                        .arg(caption));
    return secret;
}

} // namespace brickwork

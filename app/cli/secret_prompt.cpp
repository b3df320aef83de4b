#include "app/cli/secret_prompt.h"

#include <QCoreApplication>

#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

termios asBefore{};
volatile std::sig_atomic_t isSilent = 0;

void interrupted(int signal)
{
    leavePrompt();
    ::_exit(128 + signal);
}

/// While it lives, what is typed does not show; who breaks off gets the terminal as it was.
class Silence
{
public:
    Silence()
    {
        if (!::isatty(STDIN_FILENO) || ::tcgetattr(STDIN_FILENO, &asBefore) != 0)
            return;
        struct sigaction action{};
        action.sa_handler = &interrupted;
        ::sigaction(SIGINT, &action, &m_before);
        isSilent = 1;
        termios quiet = asBefore;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        m_active = true;
    }
    ~Silence()
    {
        if (!m_active)
            return;
        leavePrompt();
        ::sigaction(SIGINT, &m_before, nullptr);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

    [[nodiscard]] bool active() const { return m_active; }

private:
    struct sigaction m_before{};
    bool m_active = false;
};

} // namespace

bool leavePrompt() noexcept
{
    if (!isSilent)
        return false;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &asBefore);
    isSilent = 0;
    return true;
}

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

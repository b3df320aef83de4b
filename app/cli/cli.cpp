#include "app/cli/cli.h"

#include "app/cli/commands.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <langinfo.h>

#include <CLI/CLI.hpp>
#include <array>
#include <clocale>
#include <string_view>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::array subcommands{"init",  "stack",  "unstack", "edit",    "ledger",  "rest",
                                 "post",  "set",    "get",     "status",  "idea",    "drafts",
                                 "count", "render", "targets", "target",  "publish", "retract",
                                 "site",  "bundle", "export",  "restore", "check",   "backup"};

using Command = int (*)(Context&);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// An empty value is a script's unset variable, never a wish for the default.
const CLI::Validator& filled()
{
    static const CLI::Validator check(
        [](const std::string& value) { return std::string(value.empty() ? "must not be empty" : ""); }, "");
    return check;
}

std::vector<std::string> kindNames()
{
    std::vector<std::string> names;
    for (const KindInfo& info : targetKinds())
        names.push_back(info.kind.toStdString());
    return names;
}

/// CLI11 fills `given` and remembers in `chosen` which command was named.
class Grammar
{
public:
    Grammar(CLI::App& app, Arguments& given) : m_given(given)
    {
        app.require_subcommand(1);
        app.fallthrough();
        app.add_option("--workspace", given.workspace, "The folder of drafts (default: the one opened last)")
            ->type_name("DIR")
            ->check(filled());
        app.add_option("--at", given.at, "Act as if it were this instant: ISO 8601 with an offset or Z")
            ->type_name("INSTANT")
            ->check(filled());
        app.add_option("--zone", given.zone, "Act in this time zone")->type_name("IANA")->check(filled());
        app.add_flag("--json", given.json, "Print one JSON object");
        logging(app);
        writing(app);
        publishing(app);
        keeping(app);
    }

    [[nodiscard]] Command chosen() const { return m_chosen; }

private:
    CLI::App* command(CLI::App& parent, const char* name, const char* does, Command run)
    {
        CLI::App* sub = parent.add_subcommand(name, does);
        sub->callback([this, run] { m_chosen = run; });
        return sub;
    }

    void logging(CLI::App& app)
    {
        CLI::App* stack = command(app, "stack", "Stack a brick", stackCommand);
        stack->add_option("NOTE", m_given.note, "What moved forward");
        stack->add_option("--size", m_given.size, "small, normal or large")
            ->check(CLI::IsMember({"small", "normal", "large"}));
        stack->add_option("--direction", m_given.direction, "Where it leads: Newsletter, Book, ...");
        stack->add_option("--source", m_given.source, "manual or auto")
            ->check(CLI::IsMember({"manual", "auto"}));
        stack->add_option("--day", m_given.day, "An earlier day, YYYY-MM-DD")->check(filled());

        CLI::App* unstack = command(app, "unstack", "Take a brick away", unstackCommand);
        unstack->add_option("DAY", m_given.day, "YYYY-MM-DD")->required();

        CLI::App* edit = command(app, "edit", "Change a brick by hand; what is not named stays", editCommand);
        edit->add_option("DAY", m_given.day, "YYYY-MM-DD")->required();
        edit->add_option("--size", m_given.newSize, "small, normal or large")
            ->check(CLI::IsMember({"small", "normal", "large"}));
        edit->add_option("--note", m_given.newNote, "Its whole note");
        edit->add_option("--direction", m_given.newDirection, "Its direction; empty for none");

        CLI::App* rest = app.add_subcommand("rest", "Rest days");
        rest->require_subcommand(1);
        CLI::App* restAdd = command(*rest, "add", "Declare rest days", restAddCommand);
        restAdd->add_option("FROM", m_given.from, "First day, YYYY-MM-DD")->required();
        restAdd->add_option("TO", m_given.to, "Last day")->check(filled());
        restAdd->add_option("--reason", m_given.reason, "Why");
        CLI::App* restRemove = command(*rest, "remove", "Take rest days back", restRemoveCommand);
        restRemove->add_option("FROM", m_given.from, "First day, YYYY-MM-DD")->required();
        restRemove->add_option("TO", m_given.to, "Last day")->check(filled());

        CLI::App* post = app.add_subcommand("post", "Publications made elsewhere");
        post->require_subcommand(1);
        CLI::App* postAdd = command(*post, "add", "Record a publication", postAddCommand);
        postAdd->add_option("TITLE", m_given.title, "Its title")->required();
        postAdd->add_option("--id", m_given.key, "A key of your own; used again, it updates")
            ->type_name("KEY")
            ->check(filled());
        postAdd->add_option("--url", m_given.url, "Its address");
        postAdd->add_option("--scheduled", m_given.scheduled, "When it goes out")
            ->type_name("INSTANT")
            ->check(filled());
        CLI::App* postRetract =
            command(*post, "retract", "Take a publication out of the count", postRetractCommand);
        postRetract->add_option("KEY", m_given.key, "The post's key")->required();
        command(*post, "list", "All publications", postListCommand);

        CLI::App* set = command(app, "set", "Change a setting", setCommand);
        set->add_option("KEY", m_given.key, "day.rollover, week.start, week.target, freeze")->required();
        set->add_option("VALUE", m_given.value, "Its new value")->required();
        set->add_option("--from", m_given.from,
                        "From this day on (week.target, rest.weekdays, goal.words, goal.minutes, goal.year)")
            ->check(filled());
        CLI::App* get = command(app, "get", "Show settings", getCommand);
        get->add_option("KEY", m_given.key, "One setting only")->check(filled());

        command(app, "status", "Today, streaks, weeks, strength", statusCommand);
        CLI::App* ledger = command(app, "ledger", "Words and minutes of writing by day", ledgerCommand);
        ledger->add_option("--from", m_given.from, "First day")->check(filled());
        ledger->add_option("--to", m_given.to, "Last day")->check(filled());
    }

    void writing(CLI::App& app)
    {
        CLI::App* idea = command(app, "idea", "Make a draft of one line", ideaCommand);
        idea->add_option("TEXT", m_given.note, "The idea")->required();
        command(app, "drafts", "List the drafts", draftsCommand);
        CLI::App* note = command(app, "note", "Keep a note for the next issue", noteCommand);
        note->add_option("TEXT", m_given.note, "The note; a day in it is read from it")->required();
        note->add_option("--on", m_given.day, "The day it is about, YYYY-MM-DD")
            ->type_name("DAY")
            ->check(filled());
        command(app, "notes", "List the notes for the next issue", notesCommand);
        command(app, "due", "List drafts that are ready and have a day", dueCommand);
        CLI::App* count = command(app, "count", "Count a file's words and explain the number", countCommand);
        count->add_option("FILE", m_given.file, "A Markdown file")->required()->check(filled());
        CLI::App* render = command(app, "render", "Print a file's HTML", renderCommand);
        render->add_option("FILE", m_given.file, "A Markdown file")->required()->check(filled());
    }

    void publishing(CLI::App& app)
    {
        command(app, "targets", "List where drafts can be published", targetsCommand);
        CLI::App* target = app.add_subcommand("target", "Places to publish to");
        target->require_subcommand(1);
        CLI::App* add = command(*target, "add", "Add a target", targetAddCommand);
        add->add_option("KIND", m_given.kind, "site, folder, wordpress, ghost, micropub or newsletter")
            ->required()
            ->check(CLI::IsMember(kindNames()));
        add->add_option("NAME", m_given.name, "What you call it")->required();
        add->add_option(
            "OPTIONS", m_given.options,
            "KEY=VALUE, as brickwork target kinds lists them. A password, key or token is never one "
            "of them: it is asked for on standard input");
        CLI::App* test = command(*target, "test", "Test the connection", targetTestCommand);
        test->add_option("NAME", m_given.name, "Its name")->required();
        command(*target, "kinds", "List the kinds and their options", targetKindsCommand);
        CLI::App* remove = command(*target, "remove", "Forget a target", targetRemoveCommand);
        remove->add_option("NAME", m_given.name, "Its name")->required();

        CLI::App* publish = command(app, "publish", "Publish a draft, or update it", publishCommand);
        publish->add_option("DRAFT", m_given.draft, "Its path in the workspace")->required();
        publish->add_option("--to", m_given.targets, "The target's name; several may be named")->required();
        publish->add_flag("--dry-run", m_given.dryRun, "Only print the plan");
        publish
            ->add_option("--as", m_given.state, "published, or draft: at the target, but not for its readers")
            ->check(CLI::IsMember({"published", "draft"}));
        publish->add_option("--schedule", m_given.schedule, "The target shows it by itself from then on")
            ->type_name("INSTANT")
            ->check(filled());
        publish
            ->add_option("--email", m_given.newsletter,
                         "Ghost: e-mail it to this newsletter's readers when it first appears")
            ->type_name("NEWSLETTER")
            ->check(filled());
        publish
            ->add_option("--replace", m_given.replaces,
                         "Overwrite a change made there, named by its stamp as the plan shows it")
            ->type_name("STAMP")
            ->check(filled());
        publish->add_option("--by-hand", m_given.byHand, "Record that it is out at this address")
            ->type_name("URL")
            ->check(filled());
        CLI::App* retract = command(app, "retract", "Take a draft back from a target", retractCommand);
        retract->add_option("DRAFT", m_given.draft, "Its path in the workspace")->required();
        retract->add_option("--to", m_given.target, "The target's name")->required();

        CLI::App* site = app.add_subcommand("site", "The built-in site");
        site->require_subcommand(1);
        CLI::App* build = command(*site, "build", "Build what is published of it anew", siteBuildCommand);
        build->add_option("--to", m_given.target, "The site's name, if there are several")->check(filled());
        CLI::App* preview =
            command(*site, "preview", "Serve it to a browser on this computer", sitePreviewCommand);
        preview->add_option("--to", m_given.target, "The site's name, if there are several")->check(filled());
        preview->add_option("--port", m_given.port, "The port (default: a free one)")
            ->check(CLI::Range(0, 65535));

        CLI::App* bundle = command(app, "bundle", "Write a draft as a file for others", draftExportCommand);
        bundle->add_option("DRAFT", m_given.draft, "Its path in the workspace")->required();
        bundle->add_option("PATH", m_given.path, "Where to; nothing there is replaced")->required();
        bundle->add_option("--as", m_given.format, "markdown, html, docx or epub")
            ->required()
            ->check(CLI::IsMember({"markdown", "html", "docx", "epub"}));
    }

    void keeping(CLI::App& app)
    {
        CLI::App* init = command(app, "init", "Make a folder a workspace", initCommand);
        init->add_option("DIR", m_given.folder, "The folder")->required()->check(filled());
        init->add_flag("--demo", m_given.demo, "Fill it with drafts, bricks and posts to try");
        CLI::App* exporting = command(app, "export", "Write the whole log as JSON", exportCommand);
        exporting->add_option("FILE", m_given.file, "Where to; - for standard output")
            ->required()
            ->check(filled());
        CLI::App* restore = command(app, "restore", "Read an exported log", restoreCommand);
        restore->add_option("FILE", m_given.file, "An export")->required()->check(filled());
        command(app, "check", "Verify the store", checkCommand);
        CLI::App* backup = command(app, "backup", "Make a verified copy of the store", backupCommand);
        backup->add_option("FILE", m_given.file, "Where to (default: among the store's backups)")
            ->check(filled());
    }

    Arguments& m_given;
    Command m_chosen = nullptr;
};

constexpr auto about = "Brickwork: one brick a day, in the same direction, for years.\n"
                       "Without a subcommand the window opens: brickwork [DIR or FILE.md]";

/// What the window may be opened with. Anything else is a subcommand misspelled, and no reason for a window.
bool namesPath(std::string_view word)
{
    return word.contains('/') || word.contains('.') ||
           QFileInfo::exists(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
}

int run(int argc, char** argv)
{
    CLI::App app(about, "brickwork");
    app.set_version_flag("--version", std::string("brickwork ") + BRICKWORK_VERSION);
    Arguments given;
    given.words = argv;
    const Grammar grammar(app, given);
    try {
        app.parse(argc, argv);
        Context context(given);
        return grammar.chosen()(context);
    } catch (const CLI::Success& asked) {
        return app.exit(asked); // --help, --version
    } catch (const CLI::RequiredError& missing) {
        // What is missing is less of a help than what stands in its place.
        const std::vector<std::string> strange = app.remaining(true);
        Context::complain(
            strange.empty()
                ? QString::fromUtf8(missing.what()) + u" (brickwork --help explains)"_s
                : Words::tr("“%1” is neither a subcommand nor an option here (brickwork --help explains)")
                      .arg(QString::fromStdString(strange.front())));
        return 2;
    } catch (const CLI::ParseError& wrong) {
        Context::complain(QString::fromUtf8(wrong.what()) + u" (brickwork --help explains)"_s);
        return 2;
    } catch (const UsageError& wrong) {
        Context::complain(wrong.sentence);
        return 2;
    }
}

} // namespace

bool isCommandLine(int argc, char** argv)
{
    // Common options may stand before the subcommand; --workspace, --at and --zone take a value.
    bool ours = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--help" || word == "-h" || word == "--version" || word == "--json")
            return true;
        if (word == "--workspace" || word == "--at" || word == "--zone") {
            ++i;
            continue;
        }
        if (word.starts_with("--")) {
            ours = ours && word.contains('='); // --platform NAME is Qt's: then a name follows that is no path
            continue;
        }
        if (std::ranges::contains(subcommands, word))
            return true;
        return ours && !word.starts_with('-') && !namesPath(word);
    }
    return false;
}

int runCommandLine(int argc, char** argv)
{
    // Timers run without a locale. Qt would go on in C.UTF-8 all the same, but say so in four lines.
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
    const QCoreApplication application(argc, argv);
    const int code = run(argc, argv);
    if (code == 0 && !Context::printed()) {
        Context::complain(Words::tr("The answer could not be written to standard output."));
        return 1;
    }
    return code;
}

} // namespace brickwork

// In the program that loads nothing of web servers: the commands that need them are the other program's,
// which reads the same arguments.
#include "app/cli/commands.h"
#include "app/other_program.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

int handOver(const Context& context)
{
    return becomeProgram(u"brickwork-publishing"_s, context.arguments().words);
}

} // namespace

int targetAddCommand(Context& context)
{
    return handOver(context);
}

int targetTestCommand(Context& context)
{
    return handOver(context);
}

int publishCommand(Context& context)
{
    return handOver(context);
}

int retractCommand(Context& context)
{
    return handOver(context);
}

int siteBuildCommand(Context& context)
{
    return handOver(context);
}

int sitePreviewCommand(Context& context)
{
    return handOver(context);
}

int draftExportCommand(Context& context)
{
    return handOver(context);
}

} // namespace brickwork

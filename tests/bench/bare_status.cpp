// A console program of Qt that opens a store and reads its bricks: nothing else.
#include <QCoreApplication>

#include <sqlite3.h>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    sqlite3* db = nullptr;
    if (argc < 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        return 1;
    sqlite3_stmt* rows = nullptr;
    int bricks = 0;
    if (sqlite3_prepare_v2(db, "SELECT day, size, note FROM brick ORDER BY day", -1, &rows, nullptr) ==
        SQLITE_OK) {
        while (sqlite3_step(rows) == SQLITE_ROW)
            ++bricks;
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    std::printf("%d\n", bricks);
    return 0;
}

package dev.djinn.app.cli;

/** "frame 12 of 100", written over itself on a terminal, and nothing at all elsewhere. */
final class Progress implements AutoCloseable {
    private final Surroundings around;
    private final String what;
    private final int total;

    Progress(Surroundings around, String what, int total) {
        this.around = around;
        this.what = what;
        this.total = total;
    }

    void at(long done) {
        if (around.errIsTerminal()) {
            around.err().print("\r" + what + " " + done + " of " + total + " ");
            around.err().flush();
        }
    }

    @Override
    public void close() {
        if (around.errIsTerminal()) {
            around.err().print("\r" + " ".repeat(what.length() + 30) + "\r");
            around.err().flush();
        }
    }
}

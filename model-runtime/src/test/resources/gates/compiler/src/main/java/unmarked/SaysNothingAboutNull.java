package unmarked;

public final class SaysNothingAboutNull {}

package dev.djinn.app;

public final class Window {}

package dev.djinn.trainer.data;

/**
 * What has to be said about one video file.
 *
 * @param file its name, without its folder
 * @param reason one line for a person
 */
public record FileNote(String file, String reason) {}

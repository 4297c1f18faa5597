/**
 * The rules of the house, compiled into the tests of every module (see {@code add-test-source} in the root pom), so that
 * each module is checked against its own class path from one copy of the rules.
 */
@NullMarked
package dev.djinn.gates;

import org.jspecify.annotations.NullMarked;

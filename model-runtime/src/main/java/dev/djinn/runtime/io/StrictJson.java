package dev.djinn.runtime.io;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON from files that anybody may have written: bounded, and strict (no duplicate keys, no missing or null fields, no
 * numbers in quotes, nothing after the end) but for keys it does not know, which newer versions may add: those are skipped.
 */
public final class StrictJson {
    private static final int MAX_NUMBER = 100;

    private StrictJson() {}

    /**
     * A mapper that reads so.
     *
     * @param maxDepth levels of nesting
     * @param maxBytes of a document
     * @param maxString characters of a string
     */
    public static JsonMapper.Builder mapper(int maxDepth, long maxBytes, int maxString) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxDocumentLength(maxBytes)
                .maxStringLength(maxString)
                .maxNumberLength(MAX_NUMBER)
                .build();
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(limits)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }
}

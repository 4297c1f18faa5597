package dev.djinn.trainer.fit;

import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.StBlock;
import dev.djinn.trainer.run.TensorData;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes more blocks of a trained stack of them, that compute the same at first: the new ones, spread over the stack, are
 * copies of the block before them, but what they add to the residual stream is zero until they have learned (block
 * expansion: Wu et al. 2024, LLaMA Pro). Two copies of one block learn the same at first.
 */
final class Deepening {
    /** What every block has of its own, as "dynamics.block3.ffw.up.weight" or "dynamics.action3": stack, number, part. */
    private static final Pattern OF_A_BLOCK = Pattern.compile("(.+\\.(?:block|action))(\\d{1,3})(|\\..+)");

    private final Map<String, TensorData> source;
    private final Map<String, Integer> had;
    private final Map<String, Integer> wanted;

    private Deepening(Map<String, TensorData> source, Collection<String> wanted) {
        this.source = source;
        this.had = depths(source.keySet());
        this.wanted = depths(wanted);
    }

    /**
     * The tensors of a network whose stacks have as many blocks as in {@code wanted} where those have more, and as many
     * as they had where not.
     *
     * @param source tensors by name
     * @param wanted names of all tensors of the network to be
     */
    static Map<String, TensorData> deepen(Map<String, TensorData> source, Collection<String> wanted) {
        return new Deepening(source, wanted).all();
    }

    private Map<String, TensorData> all() {
        Map<String, TensorData> all = new LinkedHashMap<>();
        source.forEach((name, tensor) -> {
            Matcher own = OF_A_BLOCK.matcher(name);
            if (!own.matches()) {
                all.put(name, tensor);
                return;
            }
            String stack = own.group(1);
            int number = Integer.parseInt(own.group(2));
            int first = firstOf(stack, number);
            for (int to = first; to < firstOf(stack, number + 1); to++) {
                String copy = stack + to + own.group(3);
                all.put(copy, to == first || !addsToTheStream(copy) ? tensor : zeros(tensor));
            }
        });
        return all;
    }

    /** The number that a block gets: depths 2 and 5 put the second one at 3, for the first has two copies then. */
    private int firstOf(String stack, int number) {
        int before = Objects.requireNonNull(had.get(stack));
        int after = Math.max(before, wanted.getOrDefault(stack, 0));
        return Math.ceilDiv(number * after, before);
    }

    private static Map<String, Integer> depths(Collection<String> names) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        for (String name : names) {
            Matcher own = OF_A_BLOCK.matcher(name);
            if (own.matches()) {
                depths.merge(own.group(1), Integer.parseInt(own.group(2)) + 1, Math::max);
            }
        }
        return depths;
    }

    private static boolean addsToTheStream(String name) {
        return StBlock.isOutput(name) || Dynamics.isTableOfActions(name) || LatentActionModel.isActionOfDecoder(name);
    }

    private static TensorData zeros(TensorData like) {
        return TensorData.of(like.type(), ByteBuffer.allocate(like.bytes().remaining()), like.shape());
    }
}

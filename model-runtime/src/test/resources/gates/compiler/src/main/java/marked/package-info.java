@org.jspecify.annotations.NullMarked
package marked;

package dev.djinn.trainer.eval;

import java.util.Arrays;

/**
 * Fréchet distance of two groups of feature vectors, each taken for a normal distribution (Dowson and Landau 1982):
 * {@code |m1 - m2|² + tr(C1 + C2 - 2 (C1 C2)^½)}, where every feature is first divided by its deviation in the second,
 * real group. From moments, so that they can be averaged over any choice of clips.
 */
final class Frechet {
    private static final int SWEEPS = 15;
    private static final double NOTHING = 1e-9;

    private final int features;

    /** @param features D, how many numbers a vector has */
    Frechet(int features) {
        this.features = features;
    }

    /** How many moments a vector has. */
    int moments() {
        return features + features * features;
    }

    /** The vector, and row by row its products with itself, put into {@code into} from place {@code at} on. */
    void put(double[] vector_D, double[] into, int at) {
        System.arraycopy(vector_D, 0, into, at, features);
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                into[at + features + i * features + j] = vector_D[i] * vector_D[j];
            }
        }
    }

    /** The distance between the group whose mean moments begin at {@code at} and the real one at {@code real}, at least 0. */
    double distance(double[] mean, int at, int real) {
        double[] deviations = new double[features];
        double[][] own = covariance(mean, at);
        double[][] true_DD = covariance(mean, real);
        for (int i = 0; i < features; i++) {
            deviations[i] = true_DD[i][i] < NOTHING ? 1 : Math.sqrt(true_DD[i][i]);
        }
        double distance = 0;
        for (int i = 0; i < features; i++) {
            double apart = (mean[at + i] - mean[real + i]) / deviations[i];
            distance += apart * apart;
        }
        scale(own, deviations);
        scale(true_DD, deviations);
        double[][] root = root(true_DD);
        double[] shared = eigenvalues(product(product(root, own), root), identity(features));
        for (int i = 0; i < features; i++) {
            distance += own[i][i] + true_DD[i][i] - 2 * Math.sqrt(Math.max(0, shared[i]));
        }
        return Math.max(0, distance);
    }

    private double[][] covariance(double[] mean, int at) {
        double[][] covariance = new double[features][features];
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                covariance[i][j] = mean[at + features + i * features + j] - mean[at + i] * mean[at + j];
            }
        }
        return covariance;
    }

    private static void scale(double[][] matrix, double[] by) {
        for (int i = 0; i < by.length; i++) {
            for (int j = 0; j < by.length; j++) {
                matrix[i][j] /= by[i] * by[j];
            }
        }
    }

    /** The symmetric square root of a symmetric matrix without negative eigenvalues. */
    private static double[][] root(double[][] matrix) {
        double[][] vectors = identity(matrix.length);
        double[] values = eigenvalues(matrix, vectors);
        double[][] root = new double[matrix.length][matrix.length];
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < root.length; j++) {
                for (int k = 0; k < root.length; k++) {
                    root[i][j] += vectors[i][k] * Math.sqrt(Math.max(0, values[k])) * vectors[j][k];
                }
            }
        }
        return root;
    }

    /** Jacobi's rotations on a copy of a symmetric matrix; {@code vectors}, the identity, gets its eigenvectors as columns. */
    private static double[] eigenvalues(double[][] symmetric, double[][] vectors) {
        int size = symmetric.length;
        double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, vectors, p, q);
                }
            }
        }
        double[] values = new double[size];
        Arrays.setAll(values, i -> a[i][i]);
        return values;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (Math.abs(a[p][q]) < Double.MIN_NORMAL) {
            return;
        }
        double slope = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int k = 0; k < a.length; k++) {
            double akp = a[k][p];
            double akq = a[k][q];
            a[k][p] = cosine * akp - sine * akq;
            a[k][q] = sine * akp + cosine * akq;
        }
        for (int k = 0; k < a.length; k++) {
            double apk = a[p][k];
            double aqk = a[q][k];
            a[p][k] = cosine * apk - sine * aqk;
            a[q][k] = sine * apk + cosine * aqk;
            double vkp = vectors[k][p];
            vectors[k][p] = cosine * vkp - sine * vectors[k][q];
            vectors[k][q] = sine * vkp + cosine * vectors[k][q];
        }
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int k = 0; k < left.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
